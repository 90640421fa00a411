import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Who may do what with the contents of a workspace: what the rules of the resource APIs say, as for a call.
extension WorkspaceDesk {
    /// Whether the rules let the visitor in.
    func allows(_ action: ContentAction, on view: View) -> Bool {
        self.checks(action, on: view)?.isAllowed ?? false
    }

    /// Lets those on whom the rules let in.
    ///
    /// - Throws: ``PageRefusal`` with 403 otherwise: why, and where the whole decision is told.
    func require(_ action: ContentAction, on view: View) throws {
        guard let checks = self.checks(action, on: view) else { throw PageRefusal.notFound() }
        guard let failure = checks.failure else { return }
        var refusal = PageRefusal(.forbidden, .roleMissing, failure.fact + ".")
        refusal.accessCheck = .question(action: action.id, organisation: view.organisationID, workspace: view.id)
        throw refusal
    }

    /// Lets those on who may read some of the contents.
    ///
    /// - Throws: As ``require(_:on:)``.
    func requireContents(_ view: View) throws {
        guard view.readable.isEmpty else { return }
        try self.require(.read(.file), on: view)
    }

    /// A version in the path.
    func version(_ context: LintelContext) throws -> VersionID {
        guard let version = VersionID(text: try self.organisations.parameter("version", context)) else {
            throw PageRefusal.notFound()
        }
        return version
    }

    /// A version in the query; nil when none is named.
    static func version(_ name: String, _ query: FormFields) throws -> VersionID? {
        guard let text = query[name] else { return nil }
        guard let version = VersionID(text: text) else { throw PageRefusal.notFound() }
        return version
    }

    /// Where a part of a list begins.
    static func offset(_ name: String, _ query: FormFields) -> Int {
        ListWindow(offset: query[name].flatMap { Int($0) } ?? 0, limit: 1).offset
    }

    /// What the rules say; nil for a server without them.
    private func checks(_ action: ContentAction, on view: View) -> [AccessCheck]? {
        let actor = view.visitor.actor
        return try? self.explainer?.explain(
            action.id,
            for: view.visitor.account,
            membership: actor.memberships.first { $0.organisation.id == view.organisationID },
            workspace: WorkspaceAccess(workspace: view.workspace, role: view.role),
        )
    }
}
