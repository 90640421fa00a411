import LintelOAuth
import LintelTokens

/// The mails about approvals: to those who decide when something waits, to the owners when it is decided.
struct ApprovalLetters: Sendable {
    /// Nobody needs more readers than that; bounds what one request sends.
    private static let maximumRecipients = 50

    let catalogue: Catalogue
    let accounts: any AccountStore
    let store: any ScopeApprovalStore
    let notices: any NoticeSender

    /// One mail to each of those who decide about one of the scopes, without whoever asked.
    ///
    /// An organisation in which nobody else decides leaves it to the operators.
    func tellApprovers(of scopes: [String], for app: App, rule: ApprovalRule, by actor: Actor) async {
        let own = scopes.filter { rule.approver(of: $0, in: app.organisationID) == .organisation }
        var others = scopes.filter { !own.contains($0) }
        var groups: [(recipients: [String], scopes: [String])] = []
        if !own.isEmpty {
            let recipients = await self.addresses(in: app.organisationID, without: actor)
            if recipients.isEmpty { others = scopes } else { groups.append((recipients, own)) }
        }
        if !others.isEmpty { groups.append((await self.addresses(in: nil, without: actor), others)) }
        var told: Set<String> = []
        for group in groups {
            let recipients = group.recipients.filter { told.insert($0).inserted }
            await self.notices.send(self.question(about: group.scopes, for: app, by: actor), to: recipients)
        }
    }

    /// Tells the owners what was decided.
    func tellOwners(of app: App, that scope: String, is decision: ScopeDecision, note: String?, by actor: Actor) async {
        let notice = Notice(
            subject: decision == .approve ? "A scope was approved for your app" : "A scope was refused to your app",
            opening: decision == .approve
                ? "The app can ask for the scope from now on."
                : "The app cannot use the scope. It can be requested again.",
            facts: self.facts(app, scope, note, actor),
            action: Notice.Action("Open the app", .app(app.client.id)),
        )
        await self.notices.send(notice, to: await self.owners(of: app, without: actor))
    }

    /// Tells the owners that an approval is no more.
    func tellOwnersOfRevocation(of scope: String, app: App, note: String?, by actor: Actor) async {
        let notice = Notice(
            subject: "The approval of a scope was taken back",
            opening: "New tokens of the app no longer get the scope. It can be requested again.",
            facts: self.facts(app, scope, note, actor),
            action: Notice.Action("Open the app", .app(app.client.id)),
        )
        await self.notices.send(notice, to: await self.owners(of: app, without: actor))
    }

    private func question(about scopes: [String], for app: App, by actor: Actor) -> Notice {
        var facts = [Notice.Fact("App", app.client.name)]
        if let organisation = app.client.organisationName { facts.append(.init("Organisation", organisation)) }
        facts.append(.init("Asked by", actor.signature))
        for (scope, sentence) in self.catalogue.describe(ScopeSet(scopes)) { facts.append(.init(scope, sentence)) }
        return Notice(
            subject: "A request for scopes waits for you",
            opening: "Somebody has asked for access for an app, and you can approve or refuse it.",
            facts: facts,
            action: Notice.Action("Open the approvals", .approvals),
        )
    }

    private func facts(_ app: App, _ scope: String, _ note: String?, _ actor: Actor) -> [Notice.Fact] {
        var facts = [Notice.Fact("App", app.client.name), .init("Scope", scope)]
        if let sentence = self.catalogue.describe([scope]).first?.sentence {
            facts.append(.init("It lets the app", sentence))
        }
        facts.append(.init("Decided by", actor.signature))
        if let note { facts.append(.init("Note", note)) }
        return facts
    }

    /// Name and address of an account; nil when the id is no account's.
    func person(_ id: String?) async -> ScopeRequest.Person? {
        guard let id, let account = try? await self.accounts.account(AccountID(id)) else { return nil }
        return ScopeRequest.Person(name: account.name, email: account.email)
    }

    /// What cannot be read now is no reason to undo what has happened: nobody is told then.
    private func addresses(in organisation: OrganisationID?, without actor: Actor) async -> [String] {
        let accounts = try? await self.store.approvers(in: organisation, limit: Self.maximumRecipients)
        return (accounts ?? []).filter { $0.id != actor.account?.id }.map(\.email)
    }

    private func owners(of app: App, without actor: Actor) async -> [String] {
        var addresses: [String] = []
        for id in app.owners.prefix(Self.maximumRecipients) where id != actor.account?.id {
            guard let account = try? await self.accounts.account(id), !account.isDisabled else { continue }
            addresses.append(account.email)
        }
        return addresses
    }
}
