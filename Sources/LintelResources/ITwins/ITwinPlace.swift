import HTTPTypes
import LintelPlatform
import LintelTokens

/// Finds out where a caller wants a project to be.
struct ITwinPlace {
    private let projects: any ProjectStore
    private let call: ITwinCall

    init(_ management: ProjectManagement, _ call: ITwinCall) {
        self.projects = management.projects
        self.call = call
    }

    /// The organisation that a new project belongs to.
    ///
    /// - Parameters:
    ///   - parent: A project or an organisation.
    ///   - account: An organisation.
    /// - Throws: ``ITwinRefusal``: 422 for what the caller does not get to know of, or 403 when there is no organisation in
    ///   which the caller makes projects.
    func organisation(parent: ProjectID?, account: OrganisationID?) async throws -> OrganisationID {
        let memberships = try await self.call.memberships()
        if let account, !memberships.contains(where: { $0.organisation.id == account }) {
            throw self.unknown("iTwinAccountId")
        }
        if let parent {
            let organisation = try await self.organisation(of: parent, memberships)
            guard account == nil || account == organisation else { throw self.unknown("parentId") }
            return organisation
        }
        if let account { return account }
        let actor = try await self.call.actor()
        guard let first = memberships.first(where: { actor.manages($0.organisation.id) }) else {
            throw ITwinRefusal(
                .forbidden,
                "InsufficientPermissions",
                "Only administrators and co-administrators of an organisation make projects.",
            )
        }
        return first.organisation.id
    }

    /// Refuses a parent that the caller does not get to know of; the organisation itself is one, too.
    func requireVisible(_ parent: ProjectID, in organisation: OrganisationID) async throws {
        guard parent.rawValue != organisation.rawValue else { return }
        guard let access = try await self.projects.access(of: self.call.subject, to: parent), access.isVisible,
            access.project.organisationID == organisation
        else { throw self.unknown("parentId") }
    }

    private func organisation(of parent: ProjectID, _ memberships: [Membership]) async throws -> OrganisationID {
        if let own = memberships.first(where: { $0.organisation.id.rawValue == parent.rawValue }) {
            return own.organisation.id
        }
        guard let access = try await self.projects.access(of: self.call.subject, to: parent), access.isVisible else {
            throw self.unknown("parentId")
        }
        return access.project.organisationID
    }

    private func unknown(_ field: String) -> ITwinRefusal {
        self.call.names.invalidValue("There is no iTwin with this id.", of: field)
    }
}
