import LintelOAuth
import LintelTokens

extension AppRegistrar {
    /// What is wrong with the request by itself.
    func flaws(of request: AppRequest) -> [PlatformError] {
        var flaws: [PlatformError] = []
        do { _ = try AppName(request.name, for: request.type) } catch { flaws.append(error) }
        do {
            try ScopeRule(for: request.type, in: self.catalogue).checkNew(ScopeSet(request.scopes))
        } catch { flaws.append(error) }
        do { try RedirectURIRule(for: request.type).check(request.redirectURIs) } catch { flaws.append(error) }
        do {
            try RedirectURIRule(for: request.type, use: .signOut).check(request.postLogoutRedirectURIs)
        } catch { flaws.append(error) }
        return flaws
    }

    /// The accounts of the owners, whoever registers first.
    func owners(
        _ addresses: [String],
        beside account: Account,
        errors: inout [PlatformError],
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> [Account] {
        guard addresses.count <= Self.maximumFurtherOwners else {
            let sentence = "At most \(Self.maximumFurtherOwners) further owners can be named."
            errors.append(PlatformError(.emailInvalid, sentence, field: "owners"))
            return [account]
        }
        var owners = [account]
        for address in addresses {
            guard let key = try? EmailKey(address) else {
                errors.append(PlatformError(.emailInvalid, "“\(address)” is no e-mail address.", field: "owners"))
                continue
            }
            // The answer says who has an account: so many addresses, and no more, whichever way they are named.
            try await AppManagement.countOwner(key, namedBy: actor, in: self.throttles, at: now)
            guard let owner = try await self.accounts.credentials(for: key)?.account, !owner.isDisabled else {
                let sentence = "Nobody with the address \(address) can sign in here."
                errors.append(PlatformError(.notFound, sentence, field: "owners"))
                continue
            }
            if !owners.contains(where: { $0.id == owner.id }) { owners.append(owner) }
        }
        return owners
    }

    /// Writes down what no form of ours would send: another's organisation, or a scope that is not offered.
    func noteRefusal(_ errors: [PlatformError], by actor: Actor, at now: UnixTime) {
        for error in errors where error.field == "scope" || error.field == "organisation" {
            var event = actor.event(.appRegistrationRefused, detail: error.message, at: now)
            event.errorID = error.code.rawValue
            self.audit.record(event)
        }
    }
}

extension AuditEvent.Kind {
    package static let developerTermsAccepted = Self(rawValue: "account.developer_terms_accepted")
    package static let appRegistrationRefused = Self(rawValue: "app.registration_refused")
}

extension Notice {
    /// Tells an app's owners that there is one.
    static func appRegistered(_ app: App, by account: Account) -> Notice {
        var facts = [
            Fact("App", app.client.name), Fact("Client ID", app.client.id.rawValue),
            Fact("Registered by", "\(account.name), \(account.email)"),
        ]
        if let organisation = app.client.organisationName { facts.insert(Fact("Organisation", organisation), at: 1) }
        if let clientEmail = app.clientEmail { facts.append(Fact("Client e-mail", clientEmail)) }
        return Notice(
            subject: "Your app is registered",
            opening: "A new app has been registered, and you are one of its owners.",
            facts: facts,
            action: Action("Open the app", .app(app.client.id)),
            closing: "If you know nothing of it, ask whoever registered it, or the people who run this server.",
        )
    }
}

extension Catalogue {
    /// Whether the scope is still given to apps that have it, and to no other.
    package func isDeprecated(_ scope: String) -> Bool {
        self.api(forScope: scope)?.scopes.contains { $0.name == scope && $0.isDeprecated } ?? false
    }
}
