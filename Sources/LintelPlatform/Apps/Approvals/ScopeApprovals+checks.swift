import LintelOAuth
import LintelTokens

extension ScopeApprovals {
    static let unknown = PlatformError(.notFound, "There is no app with this client id.")
    static let decided = PlatformError(.conflict, "This request has been decided or taken back meanwhile.")
    static let tooMany = PlatformError(
        .scopeLimit,
        "An app can have at most \(Self.maximumScopes) scopes.",
        field: "scope",
    )

    /// The app if it is one that the actor may change.
    func managed(_ id: ClientID, by actor: Actor) async throws -> App {
        guard let app = try await self.apps.app(id), app.isManaged(by: actor) else { throw Self.unknown }
        return app
    }

    /// The app and its scope if the actor is one of those who decide about it.
    func decidable(_ scope: String, of id: ClientID, by actor: Actor) async throws -> (App, AppScope) {
        guard let app = try await self.apps.app(id),
            let entry = app.scopes.first(where: { $0.scope == scope }),
            self.rule.decides(actor, on: scope, in: app.organisationID)
        else { throw PlatformError(.notFound, "There is no such request.") }
        return (app, entry)
    }

    /// A scope as it is asked for.
    ///
    /// The command line is whoever can write the database anyway: what it asks for is approved.
    func entry(_ scope: String, by actor: Actor, at now: UnixTime) -> AppScope {
        var entry = AppScope(scope: scope, state: .approved, requestedBy: actor.id, requestedAt: now)
        guard self.rule.needsApproval(scope) else { return entry }
        if actor == .commandLine {
            entry.decidedBy = actor.id
            entry.decidedAt = now
        } else {
            entry.state = .requested
        }
        return entry
    }

    /// The note as it is kept; nil when nothing was written.
    static func checked(_ note: String?) throws(PlatformError) -> String? {
        guard let note, !note.allSatisfy(\.isWhitespace) else { return nil }
        guard let line = try? PlainLine(note, maximum: Self.maximumNoteLength) else {
            throw PlatformError(
                .noteInvalid,
                "A note is one line of at most \(Self.maximumNoteLength) visible characters.",
                field: "note",
            )
        }
        return line.text
    }

    static func detail(_ scope: String, _ note: String?) -> String {
        note.map { "\(scope): \($0)" } ?? scope
    }

    /// Text of the sender: only printable ASCII is kept, and not much of it.
    static func quoted(_ scope: String) -> String {
        String(decoding: scope.utf8.prefix(80).filter { (0x21...0x7E).contains($0) }, as: UTF8.self)
    }

    func event(_ kind: AuditEvent.Kind, _ app: App, _ detail: String?, _ actor: Actor, _ now: UnixTime) -> AuditEvent {
        actor.event(
            kind,
            target: app.client.id.rawValue,
            clientID: app.client.id,
            organisationID: app.organisationID,
            detail: detail,
            at: now,
        )
    }
}
