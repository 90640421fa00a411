import LintelCodec
package import LintelGuard
package import LintelOAuth
package import LintelPlatform
package import LintelTokens
package import Logging

/// The parts of a running server, made once at start and handed to whoever needs them.
package struct ServerParts: Sendable {
    package let settings: ServerSettings
    package let stores: Stores
    package let catalogue: Catalogue
    package let masterKey: MasterKey
    package let clock: WallClock
    package let random: RandomSource
    package let logger: Logger

    package let directory: AppDirectory
    package let accounts: AccountDirectory
    package let origins: BrowserOrigins
    package let denials: DenialList
    package let keeper: KeyKeeper
    package let keys: CurrentKeys
    package let keySource: ServerKeySource
    /// Says whether the background work is this node's.
    package let lease: LeaseKeeper
    /// nil when throttling is switched off.
    package let clientThrottle: ClientThrottle?
    package let codec: HandleCodec
    package let uses = SecretUseRecorder()
    /// Counts what becomes of the apps' requests.
    package let activity = ActivityRecorder()
    package let refusedCalls = RefusedCallRecorder()
    package let audit: AuditRecorder
    package let metrics = ServerMetrics()
    package let renderer: PageRenderer
    package let hashPool: HashPool
    /// Files that are kept for workspaces.
    package let blobs: BlobDepot
    /// The schemas that geoscience objects have to fit.
    package let objectSchemas: ObjectSchemas
    /// Where mails are posted.
    package let mailbox: Mailbox
    package let mailBell: MailBell
    package let mailDelivery: MailDelivery
    /// The mails of a demo; nil for every other server.
    package let demoMailbox: DemoMailbox?

    /// Makes the parts; makes the first signing keys when there are none.
    ///
    /// - Parameters:
    ///   - blobFiles: Keeps the bytes of files.
    ///   - schemaFiles: Where installed schemas are.
    ///   - mailTransport: Takes the mails instead of what the settings name.
    ///   - demoMailbox: Mails that anybody who reaches the server may read; left out unless it listens on loopback.
    package init(
        settings: ServerSettings,
        stores: Stores,
        catalogue: Catalogue,
        masterKey: MasterKey,
        hasher: some PasswordHasher,
        blobFiles: any BlobFiles,
        schemaFiles: any SchemaFiles = NoSchemaFiles(),
        clock: WallClock = .system,
        random: RandomSource = .system,
        logger: Logger,
        mailTransport: (any MailTransport)? = nil,
        demoMailbox: DemoMailbox? = nil,
    ) async throws {
        self.settings = settings
        self.stores = stores
        self.catalogue = catalogue
        self.masterKey = masterKey
        self.clock = clock
        self.random = random
        self.logger = logger
        self.directory = AppDirectory(store: stores.apps)
        self.accounts = AccountDirectory(store: stores.accounts)
        self.origins = BrowserOrigins(store: stores.apps, changes: stores.changes)
        self.denials = DenialList(store: stores.grants)
        self.lease = LeaseKeeper(store: stores.leases, holder: random.uuid(), clock: clock, logger: logger)
        self.clientThrottle = settings.throttle.isEnabled ? ClientThrottle(store: stores.throttles) : nil
        self.codec = HandleCodec(masterKey: masterKey.key)
        let directory = self.directory
        self.audit = AuditRecorder(
            store: stores.audit,
            logger: logger,
            // An app's organisation reads of what the app does.
            organisation: { try? await directory.app($0)?.organisationID },
        )
        self.blobs = BlobDepot(
            store: stores.blobs,
            files: blobFiles,
            links: BlobLinks(base: settings.blob.url.text, key: masterKey.derived("blob links")),
            limits: settings.blob.limits,
            clock: clock,
        )
        self.objectSchemas = ObjectSchemas(
            files: schemaFiles,
            takesUnknown: settings.objects.unknownSchemas == .accept,
        )
        let mailBell = MailBell()
        self.mailBell = mailBell
        self.mailbox = Mailbox(
            store: stores.mails,
            masterKey: masterKey,
            bell: mailBell,
            clock: clock,
            random: random,
        )
        self.mailDelivery = MailDelivery(
            store: stores.mails,
            masterKey: masterKey,
            transport: mailTransport ?? settings.mail.makeTransport(),
            settings: settings.mail,
            metrics: self.metrics,
            clock: clock,
            logger: logger,
        )
        self.demoMailbox = settings.listen.isLoopback ? demoMailbox : nil
        self.renderer = try PageRenderer(directory: settings.pagesDirectory)
        self.hashPool = try HashPool(
            hasher: hasher,
            threads: settings.password.threads,
            waiting: settings.password.queue,
            random: random,
        )
        let keeper = KeyKeeper(settings: settings, stores: stores, masterKey: masterKey, random: random)
        self.keeper = keeper
        let now = clock.now()
        _ = try await keeper.makeDueKeys(at: now)
        let keys = CurrentKeys(try await keeper.ring(at: now))
        self.keys = keys
        self.keySource = ServerKeySource(keys, clock: clock) {
            try await keys.reload { try await keeper.ring(at: clock.now()) }
        }
        try await self.readSchemas()
        try await self.denials.reload(at: now)
        try await self.clientThrottle?.reload(at: now)
    }

    /// The audiences of the APIs whose scopes are given.
    package var audiences: @Sendable (ScopeSet) -> [String] {
        let issuer = self.settings.issuer.text
        let catalogue = self.catalogue
        return { catalogue.audiences(for: $0, issuer: issuer) }
    }

    /// A guard for one of the APIs that this process serves: the keys of the moment, and revocation at once.
    ///
    /// - Parameter audience: What the token's `aud` has to hold; nil when each endpoint asks for its own API's.
    package func tokenGuard(audience: String?) -> TokenGuard {
        let denials = self.denials
        let clock = self.clock
        return TokenGuard(
            verifier: TokenVerifier(
                issuer: self.settings.issuer.text,
                audiences: audience.map { [$0] },
            ),
            keys: self.keySource,
            isRevoked: { denials.denies($0, at: clock.now()) },
            clock: { clock.now() },
        )
    }

    /// Notes what the resource APIs refuse.
    package var callRefusals: CallRefusals {
        CallRefusals(metrics: self.metrics, calls: self.refusedCalls, audit: self.audit)
    }

    /// The addresses that no person can have.
    package var reservedDomain: ReservedDomain { ReservedDomain(self.settings.clientEmail.host) }
}

extension KeyKeeper {
    /// The keeper for an installation's settings.
    package init(settings: ServerSettings, stores: Stores, masterKey: MasterKey, random: RandomSource) {
        let longest = max(settings.token.accessLifetime, settings.token.idLifetime)
        self.init(
            store: stores.keys,
            factory: SigningKeyFactory(masterKey: masterKey, random: random),
            schedule: KeySchedule(
                rotationSeconds: settings.keys.rotationDays * 86_400,
                publishLeadSeconds: settings.keys.publishLead,
                // A minute more than the longest token lives, for clocks that differ.
                retirementSeconds: longest + 60,
            ),
            algorithms: Algorithms(
                accessTokens: settings.token.accessAlgorithm,
                idTokens: settings.token.idAlgorithm,
            ),
        )
    }
}
