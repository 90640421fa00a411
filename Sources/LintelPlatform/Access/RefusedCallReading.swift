import LintelTokens

/// Who may read why a call was refused.
package struct RefusedCallReading: Sendable {
    private let calls: any RefusedCallStore
    private let apps: any AppStore

    package init(calls: any RefusedCallStore, apps: any AppStore) {
        self.calls = calls
        self.apps = apps
    }

    /// The call with this correlation id: for those who manage the app, for those who manage the organisation that the
    /// call was about, and for operators.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` for everybody else, as for an id that does not exist.
    package func call(_ correlationID: String, by actor: Actor) async throws -> RefusedCall {
        guard (1...64).contains(correlationID.utf8.count), let call = try await self.calls.call(correlationID),
            try await self.mayRead(call, actor)
        else {
            throw PlatformError(.notFound, "There is no refused call with this correlation id, or it is a week old.")
        }
        return call
    }

    private func mayRead(_ call: RefusedCall, _ actor: Actor) async throws -> Bool {
        if actor.isOperator { return true }
        if let organisation = call.organisationID, actor.manages(organisation) { return true }
        return try await self.apps.app(call.clientID)?.isManaged(by: actor) ?? false
    }
}
