import LintelPlatform

extension EndpointBuilder {
    /// What people may do with their own account.
    var accountManagement: AccountManagement {
        AccountManagement(
            accounts: self.parts.stores.accounts,
            passwords: PasswordProver(verifier: self.verifier, pool: self.parts.hashPool, audit: self.parts.audit),
            reserved: self.parts.reservedDomain,
            sink: self.parts.audit,
            notices: self.notices,
        )
    }

    /// Where people are signed in.
    var sessionManagement: SessionManagement {
        SessionManagement(
            sessions: self.parts.stores.sessions,
            idleSeconds: self.parts.settings.session.idle,
            sink: self.parts.audit,
        )
    }

    /// What people have allowed apps.
    var consentManagement: ConsentManagement {
        ConsentManagement(grants: self.parts.stores.grants, sink: self.parts.audit)
    }

    var profile: ProfileEndpoint {
        ProfileEndpoint(door: self.door, management: self.accountManagement, renderer: self.parts.renderer)
    }

    var security: SecurityEndpoint {
        SecurityEndpoint(
            door: self.door,
            sessions: self.sessionManagement,
            consents: self.consentManagement,
            denials: self.parts.denials,
            catalogue: self.parts.catalogue,
            settings: self.parts.settings,
            renderer: self.parts.renderer,
        )
    }

    var passwordChange: PasswordChangeEndpoint {
        PasswordChangeEndpoint(
            door: self.door,
            management: self.accountManagement,
            renewal: self.renewal,
            renderer: self.parts.renderer,
        )
    }

    var emailChange: EmailChangeEndpoint {
        EmailChangeEndpoint(
            door: self.door,
            management: self.accountManagement,
            challenger: self.challenger,
            events: EmailCodeEvents(audit: self.parts.audit, refusals: self.refusals),
            renewal: self.renewal,
            renderer: self.parts.renderer,
        )
    }

    var deactivation: DeactivationEndpoint {
        DeactivationEndpoint(
            door: self.door,
            management: self.accountManagement,
            denials: self.parts.denials,
            directory: self.parts.accounts,
            settings: self.parts.settings.token,
            renderer: self.parts.renderer,
        )
    }

    private var renewal: SessionRenewal {
        SessionRenewal(sessions: self.sessions, cookies: self.cookies, addresses: self.addresses)
    }
}
