import LintelTokens

/// Who may read why a call was refused.
package struct RefusedCallReading: Sendable {
    private let calls: any RefusedCallStore
    private let apps: any AppStore
    private let workspaces: any WorkspaceStore

    package init(calls: any RefusedCallStore, apps: any AppStore, workspaces: any WorkspaceStore) {
        self.calls = calls
        self.apps = apps
        self.workspaces = workspaces
    }

    /// The call with this correlation id: for those who manage the app, for those who manage the organisation that the
    /// call was about, and for operators.
    ///
    /// Whether a workspace is there, and its name, is told to nobody who may not see it, as by the API itself.
    /// - Throws: ``PlatformError`` with code `notFound` for everybody else, as for an id that does not exist.
    package func call(_ correlationID: String, by actor: Actor) async throws -> RefusedCall {
        guard (1...64).contains(correlationID.utf8.count), var call = try await self.calls.call(correlationID),
            try await self.mayRead(call, actor)
        else {
            throw PlatformError(.notFound, "There is no refused call with this correlation id, or it is a week old.")
        }
        if let index = call.checks.firstIndex(where: { $0.step == .role && $0.outcome == .failed }),
            try await !self.maySee(call.checks[index], of: call, actor)
        {
            call.checks[index].fact = Self.hidden
            call.checks[index].mending = nil
        }
        return call
    }

    /// The same for a workspace that is there and for one that is not.
    private static let hidden = "There is no such workspace, or the caller has too low a role in it"

    private func maySee(_ check: AccessCheck, of call: RefusedCall, _ actor: Actor) async throws -> Bool {
        if actor.isOperator { return true }
        switch check.mending {
        case .workspaceRoles(let organisation, let id)?:
            let access = try await self.workspaces.access(of: actor.subject, to: id, in: organisation)
            return access?.isVisible(under: OrganisationAuthority(of: actor, in: organisation)) ?? false
        // A workspace that is not there can be mended nowhere.
        case nil: return call.organisationID.map(actor.manages) ?? false
        default: return true
        }
    }

    private func mayRead(_ call: RefusedCall, _ actor: Actor) async throws -> Bool {
        if actor.isOperator { return true }
        if let organisation = call.organisationID, actor.manages(organisation) { return true }
        return try await self.apps.app(call.clientID)?.isManaged(by: actor) ?? false
    }
}
