import LintelGuard
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Puts the endpoints together from the server's parts.
final class EndpointBuilder {
    let parts: ServerParts
    /// Tells why the resource APIs let calls in or stop them; nil without such APIs.
    let explainer: (any AccessExplainer)?
    let issuer: String
    let addresses: ClientAddress
    let answers: ProtocolAnswers
    let authenticator: ClientAuthenticator
    let cookies: BrowserCookies
    let forms: FormReader
    let hints: IDTokenHintReader
    let protection: FormProtection
    let refusals: RefusalRecorder
    let seal: InteractionSeal
    let sessions: BrowserSessions
    let dialogue: SignInDialogue
    let post: AccountPost
    /// Tells people by mail what has happened.
    let notices: NoticePost
    /// Lets people into the portal.
    let door: PortalDoor
    /// Whatever API a token is for.
    let tokens: TokenGuard

    init(_ parts: ServerParts, explainer: (any AccessExplainer)? = nil) {
        let settings = parts.settings
        self.parts = parts
        self.explainer = explainer
        self.issuer = settings.issuer.text
        self.addresses = ClientAddress(proxy: settings.proxy)
        self.refusals = RefusalRecorder(
            audit: parts.audit,
            metrics: parts.metrics,
            directory: parts.directory,
            activity: parts.activity,
            clock: parts.clock,
        )
        self.answers = ProtocolAnswers(issuer: self.issuer, refusals: self.refusals, addresses: self.addresses)
        self.authenticator = ClientAuthenticator(
            directory: parts.directory,
            uses: parts.uses,
            throttle: parts.clientThrottle,
            addresses: self.addresses,
        )
        self.cookies = BrowserCookies(isSecure: settings.hasSecureCookies, codec: parts.codec)
        self.forms = FormReader(maximumBytes: settings.limits.bodyBytes)
        self.hints = IDTokenHintReader(issuer: self.issuer, keys: parts.keys)
        self.protection = FormProtection(masterKey: parts.masterKey)
        self.seal = InteractionSeal(masterKey: parts.masterKey)
        self.sessions = BrowserSessions(
            cookies: self.cookies,
            store: parts.stores.sessions,
            settings: settings.session,
            random: parts.random,
        )
        self.dialogue = SignInDialogue(
            directory: parts.directory,
            forms: self.forms,
            cookies: self.cookies,
            seal: self.seal,
            protection: self.protection,
            clock: parts.clock,
            random: parts.random,
        )
        self.post = AccountPost(mailbox: parts.mailbox, renderer: parts.renderer, issuer: self.issuer)
        self.notices = parts.notices
        self.door = PortalDoor(
            sessions: self.sessions,
            cookies: self.cookies,
            forms: self.forms,
            protection: self.protection,
            seal: self.seal,
            organisations: parts.stores.organisations,
            addresses: self.addresses,
            clock: parts.clock,
            random: parts.random,
        )
        self.tokens = parts.tokenGuard(audience: nil)
    }

    var authorize: AuthorizeEndpoint {
        AuthorizeEndpoint(
            rules: AuthorizationRules(audiences: self.parts.audiences),
            directory: self.parts.directory,
            forms: self.forms,
            cookies: self.cookies,
            sessions: self.sessions,
            seal: self.seal,
            protection: self.protection,
            hints: self.hints,
            grants: self.parts.stores.grants,
            catalogue: self.parts.catalogue,
            renderer: self.parts.renderer,
            refusals: self.refusals,
            addresses: self.addresses,
            audit: self.parts.audit,
            codec: self.parts.codec,
            settings: self.parts.settings,
            clock: self.parts.clock,
            random: self.parts.random,
        )
    }

    var discovery: DiscoveryEndpoint {
        DiscoveryEndpoint(
            document: DiscoveryDocument(
                issuer: self.issuer,
                scopes: self.parts.catalogue.allScopes.values,
                idTokenAlgorithms: [self.parts.settings.token.idAlgorithm],
            ),
            keys: self.parts.keys,
        )
    }

    var endSession: EndSessionEndpoint {
        EndSessionEndpoint(
            directory: self.parts.directory,
            forms: self.forms,
            cookies: self.cookies,
            sessions: self.sessions,
            seal: self.seal,
            protection: self.protection,
            hints: self.hints,
            grants: self.parts.stores.grants,
            denials: self.parts.denials,
            renderer: self.parts.renderer,
            audit: self.parts.audit,
            settings: self.parts.settings.token,
            clock: self.parts.clock,
        )
    }

    var introspection: IntrospectionEndpoint {
        IntrospectionEndpoint(
            authenticator: self.authenticator,
            answers: self.answers,
            forms: self.forms,
            tokens: self.tokens,
            directory: self.parts.directory,
            accounts: self.parts.accounts,
            grants: self.parts.stores.grants,
            codec: self.parts.codec,
            issuer: self.issuer,
            refresh: self.parts.settings.refresh,
            audiences: self.parts.audiences,
            clock: self.parts.clock,
        )
    }

    var operation: OperationEndpoint {
        OperationEndpoint(
            metrics: self.parts.metrics,
            keys: self.parts.keys,
            feed: self.parts.stores.changes,
            sessions: self.sessions,
            renderer: self.parts.renderer,
            issuer: self.issuer,
            clock: self.parts.clock,
        )
    }

    var revocation: RevocationEndpoint {
        RevocationEndpoint(
            authenticator: self.authenticator,
            answers: self.answers,
            forms: self.forms,
            tokens: self.tokens,
            denials: self.parts.denials,
            grants: self.parts.stores.grants,
            codec: self.parts.codec,
            settings: self.parts.settings.token,
            audit: self.parts.audit,
            clock: self.parts.clock,
        )
    }

    var recovery: RecoveryEndpoint {
        RecoveryEndpoint(
            dialogue: self.dialogue,
            completion: self.completion,
            challenger: self.challenger,
            accounts: self.parts.stores.accounts,
            denials: self.parts.denials,
            pool: self.parts.hashPool,
            post: self.post,
            renderer: self.parts.renderer,
            addresses: self.addresses,
            events: EmailCodeEvents(audit: self.parts.audit, refusals: self.refusals),
            audit: self.parts.audit,
            settings: self.parts.settings.token,
            clock: self.parts.clock,
        )
    }

    var signIn: SignInEndpoint {
        SignInEndpoint(
            dialogue: self.dialogue,
            completion: self.completion,
            verifier: self.verifier,
            renderer: self.parts.renderer,
            refusals: self.refusals,
            addresses: self.addresses,
            metrics: self.parts.metrics,
            clock: self.parts.clock,
            canSignUp: self.parts.settings.signUp.isEnabled,
        )
    }

    var verifier: PasswordVerifier {
        PasswordVerifier(
            accounts: self.parts.stores.accounts,
            throttles: self.parts.settings.throttle.isEnabled ? self.parts.stores.throttles : nil,
            pool: self.parts.hashPool,
            reserved: self.parts.reservedDomain,
        )
    }

    var signUp: SignUpEndpoint {
        SignUpEndpoint(
            isOpen: self.parts.settings.signUp.isEnabled,
            dialogue: self.dialogue,
            completion: self.completion,
            challenger: self.challenger,
            accounts: self.parts.stores.accounts,
            reserved: self.parts.reservedDomain,
            pool: self.parts.hashPool,
            renderer: self.parts.renderer,
            addresses: self.addresses,
            events: EmailCodeEvents(audit: self.parts.audit, refusals: self.refusals),
            audit: self.parts.audit,
            clock: self.parts.clock,
            random: self.parts.random,
        )
    }

    var completion: SignInCompletion {
        SignInCompletion(
            sessions: self.sessions,
            cookies: self.cookies,
            seal: self.seal,
            audit: self.parts.audit,
            metrics: self.parts.metrics,
            notices: self.notices,
        )
    }

    var challenger: EmailChallenger {
        EmailChallenger(
            challenges: self.parts.stores.emailChallenges,
            throttle: EmailChallengeThrottle(store: self.parts.stores.throttles),
            countsForms: self.parts.settings.throttle.isEnabled,
            accounts: self.parts.stores.accounts,
            reserved: self.parts.reservedDomain,
            masterKey: self.parts.masterKey,
            post: self.post,
            random: self.parts.random,
        )
    }

    var token: TokenEndpoint {
        TokenEndpoint(
            authenticator: self.authenticator,
            answers: self.answers,
            forms: self.forms,
            issuer: TokenIssuer(
                issuer: self.issuer,
                settings: self.parts.settings.token,
                keys: self.parts.keys,
                audiences: self.parts.audiences,
                random: self.parts.random,
            ),
            grants: self.parts.stores.grants,
            denials: self.parts.denials,
            codec: self.parts.codec,
            refresh: self.parts.settings.refresh,
            audit: self.parts.audit,
            metrics: self.parts.metrics,
            activity: self.parts.activity,
            clock: self.parts.clock,
            random: self.parts.random,
        )
    }

    var userinfo: UserinfoEndpoint {
        UserinfoEndpoint(accounts: self.parts.accounts, directory: self.parts.directory)
    }

    /// `openid` makes the issuer itself an audience of the token.
    var userinfoGuard: GuardMiddleware<LintelContext> {
        let refusals = self.parts.callRefusals
        return GuardMiddleware(
            self.parts.tokenGuard(audience: self.issuer),
            requiring: .scope("openid"),
            realm: "Lintel",
            onRefusal: { refusal, _ in refusals.note(refusal.reason, nil) },
        )
    }

    var middleware: (answers: (MethodTable) -> AnswerMiddleware, crossOrigin: CrossOriginMiddleware) {
        let parts = self.parts
        let issuer = self.issuer
        let refusals = self.refusals
        return (
            { methods in
                AnswerMiddleware(
                    issuer: issuer,
                    renderer: parts.renderer,
                    metrics: parts.metrics,
                    refusals: refusals,
                    methods: methods,
                )
            },
            CrossOriginMiddleware(origins: parts.origins)
        )
    }
}
