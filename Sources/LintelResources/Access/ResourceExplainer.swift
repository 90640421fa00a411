import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens

/// Answers whether a call would be let in, by the rules of the endpoints themselves.
package struct ResourceExplainer: AccessExplainer {
    private let guarded: [GuardedAction]
    private let catalogue: Catalogue
    private let issuer: String
    private let directory: AccessDirectory
    private let clock: WallClock

    package init(
        settings: ResourceSettings,
        catalogue: Catalogue,
        issuer: String,
        directory: AccessDirectory,
        clock: WallClock,
    ) {
        self.guarded = GuardedAction.all(settings)
        self.catalogue = catalogue
        self.issuer = issuer
        self.directory = directory
        self.clock = clock
    }

    package var actions: [AccessAction] { self.guarded.map(\.action) }

    package func explain(_ question: AccessQuestion) async throws -> [AccessCheck] {
        let action = try self.guarded(question.action)
        let facts = try await self.facts(question, action.action)
        let rules = action.rules(about: question.place(for: action.action))
        return Decision(rules: rules, facts: facts).explained(with: facts)
    }

    package func explain(
        _ action: String,
        for account: Account,
        membership: Membership?,
        workspace: WorkspaceAccess,
    ) throws -> [AccessCheck] {
        let action = try self.guarded(action)
        let question = AccessQuestion(action: action.action.id, account: account)
        var facts = AccessFacts(
            claims: self.claims(question, action.action),
            principal: .person(account),
            membership: membership,
        )
        facts.isAssumed = true
        facts.workspace = workspace
        let rules = action.rules + action.organisationRules + action.workspaceRules
        return Decision(rules: rules, facts: facts).explained(with: facts)
    }

    private func guarded(_ id: String) throws(PlatformError) -> GuardedAction {
        guard let action = self.guarded.first(where: { $0.action.id == id }) else {
            let known = self.actions.map(\.id).joined(separator: ", ")
            throw PlatformError(.notFound, "There is no such action. Known are: \(known).", field: "action")
        }
        return action
    }

    private func facts(_ question: AccessQuestion, _ action: AccessAction) async throws -> AccessFacts {
        let claims = self.claims(question, action)
        var facts = AccessFacts(claims: claims)
        facts.isAssumed = true
        facts.app = question.app
        facts.organisation = question.organisation
        guard let claims else { return facts }
        if question.app == nil {
            facts.principal = try await self.directory.principals.person(AccountID(claims.subject.rawValue))
        } else {
            facts.principal = try await self.directory.principals.principal(of: claims)
        }
        if let place = question.place(for: action) {
            try await self.directory.complete(&facts, for: claims.subject, about: place)
        }
        return facts
    }

    /// The claims that a token would have; nil when nobody is named.
    private func claims(_ question: AccessQuestion, _ action: AccessAction) -> AccessTokenClaims? {
        let scopes = question.app?.client.scopes ?? action.scopes
        let isService = question.app?.client.type == .service
        let subject =
            isService ? question.app.map { Subject($0.client.id.rawValue) } : question.account.map { $0.subject }
        guard let subject else { return nil }
        let now = self.clock.now()
        return AccessTokenClaims(
            issuer: self.issuer,
            subject: subject,
            audience: self.catalogue.audiences(for: scopes, issuer: self.issuer),
            clientID: question.app?.client.id ?? ClientID(""),
            scopes: scopes,
            issuedAt: now,
            expiresAt: now,
            tokenID: TokenID(""),
        )
    }
}

extension AccessQuestion {
    /// What the call would be about: a project or data source goes before an organisation, since its own is not asked for.
    fileprivate func place(for action: AccessAction) -> AccessDirectory.Place? {
        if action.isAboutDataSource, let dataSource { return .dataSource(dataSource) }
        if action.isAboutProject, let project { return .project(project) }
        return self.organisation.map { .organisation($0.id, workspace: self.workspace) }
    }
}
