import ArgumentParser
import LintelClient
import LintelTokens

/// Which workspace a command is about.
struct WorkspaceOptions: ParsableArguments {
    @Option(name: [.customLong("org"), .customLong("organisation")], help: "The organisation; needed with several.")
    var organisation: String?

    @Option(help: "The workspace, by its id or its name.")
    var workspace: String

    /// A name is looked for among so many workspaces.
    private static let limit = 1_000

    /// The files of the workspace.
    ///
    /// - Throws: ``Refusal`` when the options do not name one organisation and one workspace.
    func files(_ api: LintelAPI) async throws -> FilesAPI {
        let organisation = try await self.organisation(api)
        return api.files(of: organisation, in: try await self.workspace(api, organisation))
    }

    private func organisation(_ api: LintelAPI) async throws -> OrganisationID {
        if let organisation { return OrganisationID(organisation) }
        let organisations = try await api.discover().organizations
        guard let first = organisations.first, organisations.count == 1 else {
            let names = organisations.map { "\($0.id) (\(ServerRefusal.plain($0.name)))" }.joined(separator: ", ")
            throw Refusal(
                "organisation_needed",
                organisations.isEmpty ? "You belong to no organisation." : "Name one of your organisations: \(names).",
                field: "org",
            )
        }
        return first.id
    }

    private func workspace(_ api: LintelAPI, _ organisation: OrganisationID) async throws -> Workspace.ID {
        if UUIDText.isOne(self.workspace) { return Workspace.ID(self.workspace) }
        let found = try await api.workspaces(of: organisation).list(name: self.workspace).collect(upTo: Self.limit)
            .filter { $0.name == self.workspace }
        guard let first = found.first, found.count == 1 else {
            throw Refusal(
                "workspace_unknown",
                "You see no workspace, or several, of the name \(self.workspace).",
                field: "workspace",
            )
        }
        return first.id
    }
}

/// Ids as the APIs write them.
enum UUIDText {
    /// Whether a text has the form of a UUID (RFC 9562 §4).
    static func isOne(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(Self.isHex) }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
