import LintelOAuth
import LintelPlatform
import LintelTokens

/// Made-up rows around one moment, for the stores to keep.
enum Sample {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let denyUntil = Self.now + 3_600
    static let idleSeconds: Int64 = 1_000
    static let graceSeconds: Int64 = 30

    static func account(_ number: Int) -> Account {
        Account(
            id: AccountID("account-\(number)"),
            email: "Person\(number)@Example.org",
            name: "Person \(number) \u{1F511}",
            isEmailVerified: !number.isMultiple(of: 2),
            isOperator: number == 1,
            createdAt: Self.now + Int64(number),
        )
    }

    static func key(_ number: Int) -> EmailKey { EmailKey(stored: "person\(number)@example.org") }

    /// A native app of account 1.
    static func app(_ number: Int, type: ClientType = .native, tail: String? = nil) -> App {
        App(
            client: RegisteredClient(
                id: ClientID("\(type.clientIDPrefix)\(tail ?? "\(number)")"),
                type: type,
                name: "App \(number)",
                redirectURIs: ["http://127.0.0.1/b", "http://127.0.0.1/a"],
                postLogoutRedirectURIs: ["http://127.0.0.1/out"],
                scopes: ["openid", "files"],
                withheldScopes: [
                    WithheldScope(scope: "admin", isRefused: false), WithheldScope(scope: "secret", isRefused: true),
                ],
            ),
            owners: [Self.account(1).id],
            scopes: [
                AppScope(scope: "openid", state: .approved), AppScope(scope: "admin", state: .requested),
                AppScope(scope: "files", state: .approved), AppScope(scope: "secret", state: .refused),
            ],
            createdAt: Self.now + Int64(number),
        )
    }

    static let registrationToken = RegistrationToken(from: .system)

    static func secret(_ number: Int, expiresAt: UnixTime? = nil) -> AppSecret {
        AppSecret(
            id: "s\(number)",
            label: "label \(number)",
            hint: "lsk_\(number)",
            createdAt: Self.now,
            expiresAt: expiresAt,
        )
    }

    static func digest(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

    static func id(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 16) }

    /// A code of account 1 for native app 1, good for a minute.
    static func code(_ number: UInt8) -> AuthorizationCode {
        AuthorizationCode(
            id: Self.id(number),
            clientID: Self.app(1).client.id,
            accountID: Self.account(1).id,
            sessionReference: Self.id(200),
            grantID: GrantID("grant-\(number)"),
            redirectURI: number.isMultiple(of: 2) ? nil : "http://127.0.0.1:1234/a",
            scopes: ["openid", "files"],
            codeChallenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            nonce: "n-0S6_WzA2Mj",
            authenticatedAt: Self.now - 5,
            issuedAt: Self.now,
            expiresAt: Self.now + 60,
        )
    }

    /// The family that code `number` gives.
    static func family(_ number: UInt8) -> RefreshFamily {
        let code = Self.code(number)
        return RefreshFamily(
            id: Self.id(number + 100),
            clientID: code.clientID,
            accountID: code.accountID,
            sessionReference: code.sessionReference,
            grantID: code.grantID,
            codeID: code.id,
            scopes: code.scopes,
            authenticatedAt: code.authenticatedAt,
            createdAt: Self.now,
            rotatedAt: Self.now,
            expiresAt: Self.now + 10_000,
        )
    }

    /// The sign-up of person `number` on browser 1; the code's MAC is ``digest(_:)`` of the same number.
    static func challenge(_ number: UInt8) -> EmailChallenge {
        EmailChallenge(
            Self.challengeReference(number),
            codeMAC: Self.digest(number),
            name: "Person \(number)",
            passwordHash: "hash \(number)",
            at: Self.now,
        )
    }

    static func challengeReference(_ number: UInt8) -> EmailChallenge.Reference {
        EmailChallenge.Reference(.signUp, key: Self.key(Int(number)), browser: Self.id(1))
    }

    /// A mail that is due a second after it was made, and lives a day.
    static func mail(_ number: Int) -> QueuedMail {
        QueuedMail(
            id: MailID("mail-\(number)"),
            content: [0, 255, UInt8(truncatingIfNeeded: number)],
            createdAt: Self.now,
            nextAttemptAt: Self.now + 1,
            attempts: 0,
            expiresAt: Self.now + 86_400,
        )
    }

    /// An invitation to person `number`, good for seven days.
    static func invitation(_ number: Int, to organisation: OrganisationID, role: OrganisationRole = .member)
        -> Invitation
    {
        Invitation(
            id: InvitationID("invitation-\(number)"),
            organisationID: organisation,
            email: "Person\(number)@Example.org",
            key: Self.key(number),
            role: role,
            inviter: Self.account(1).id.rawValue,
            inviterName: "Person 1",
            createdAt: Self.now + Int64(number),
            expiresAt: Self.now + Invitation.lifetimeSeconds,
        )
    }

    /// A workspace that account 1 has made.
    static func workspace(_ number: Int, in organisation: OrganisationID) throws -> Workspace {
        Workspace(
            id: WorkspaceID("workspace-\(number)"),
            organisationID: organisation,
            details: try WorkspaceDetails(name: "Mine \(number)").changed(
                by: WorkspaceChange(
                    description: "Ördnung \(number)",
                    labels: ["a", "é"],
                    coordinateSystem: "EPSG:2193",
                )
            ),
            createdAt: Self.now + Int64(number),
            createdBy: Author(
                subject: Self.account(1).subject,
                name: Self.account(1).name,
                email: Self.account(1).email,
            ),
        )
    }

    /// A call of native app 1 for account 1 that was stopped at its scope.
    static func refusedCall(_ number: Int) -> RefusedCall {
        RefusedCall(
            correlationID: "call-\(number)",
            at: Self.now,
            clientID: Self.app(1).client.id,
            subject: Self.account(1).subject,
            organisationID: number.isMultiple(of: 2) ? OrganisationID("organisation-1") : nil,
            action: "evo.discovery",
            checks: [
                AccessCheck(.token, .passed, "A token \u{1F511}"),
                AccessCheck(.scope, .failed, "No \"scope\"", mending: .appScopes(Self.app(1).client.id)),
                AccessCheck(.principal, .notReached, ""),
            ],
        )
    }

    static func session(_ number: UInt8) -> Session {
        Session(
            id: Self.id(number),
            accountID: Self.account(1).id,
            authenticatedAt: Self.now - 1,
            createdAt: Self.now,
            lastSeenAt: Self.now,
            expiresAt: Self.now + 5_000,
        )
    }
}

extension Stores {
    /// Adds account 1.
    func addAccount(_ number: Int = 1) async throws {
        try await self.accounts.create(Sample.account(number), key: Sample.key(number), passwordHash: "hash \(number)")
    }

    /// Adds a row to each list that belongs to an organisation; native app 1 is on the list of clients.
    func addOrganisationLists(to id: OrganisationID) async throws {
        try await self.invitations.put(Sample.invitation(7, to: id), digest: Sample.digest(7), limit: 10)
        _ = try await self.organisations.request(
            EntitlementRequest(
                organisationID: id,
                entitlement: "roads",
                requester: Sample.account(1).id.rawValue,
                requestedAt: Sample.now,
            )
        )
        _ = try await self.organisations.addDomain(DomainName(stored: "a.example"), to: id, limit: 10, at: Sample.now)
        let client = Sample.app(1).client.id
        _ = try await self.organisations.allowClient(client, in: id, limit: 10, at: Sample.now)
    }

    /// Adds workspace 1, which account 1 owns, with a thumbnail.
    func addWorkspace(to id: OrganisationID) async throws {
        let workspace = try Sample.workspace(1, in: id)
        try await self.workspaces.create(workspace, owner: Sample.account(1).subject, limit: 10)
        let picture = Picture(stored: [0xFF, 0xD8, 0xFF, 0], format: .jpeg)
        try await self.workspaces.setThumbnail(picture, of: workspace.id, in: id)
    }

    /// Adds accounts 1 and 2 and native apps 1 and 2.
    func addAccountsAndApps() async throws {
        for number in 1...2 { try await self.addAccount(number) }
        for number in 1...2 { try await self.apps.create(Sample.app(number), clientEmailKey: nil) }
    }

    /// Adds accounts, apps, and the families of these codes, by redeeming the codes.
    func addFamilies(_ numbers: UInt8...) async throws {
        try await self.addAccountsAndApps()
        for number in numbers {
            try await self.grants.saveCode(Sample.code(number))
            _ = try await self.redeem(number)
        }
    }

    /// Redeems a code of app 1 for its family.
    func redeem(_ number: UInt8, at now: UnixTime = Sample.now) async throws -> CodeRedemption {
        try await self.grants.redeemCode(
            Sample.id(number),
            clientID: Sample.app(1).client.id,
            at: now,
            denyUntil: Sample.denyUntil,
        ) { _, _ in .grant(family: Sample.family(number)) }
    }

    /// Rotates the family of a code.
    func rotate(
        _ number: UInt8,
        generation: Int64,
        client: ClientID = Sample.app(1).client.id,
        at now: UnixTime = Sample.now + 10,
        decide: @escaping @Sendable (RefreshFamily) -> RefreshDecision = { _ in .rotate },
    ) async throws -> RefreshRotation {
        try await self.grants.rotate(
            Sample.family(number).id,
            generation: generation,
            clientID: client,
            at: now,
            idleSeconds: Sample.idleSeconds,
            graceSeconds: Sample.graceSeconds,
            denyUntil: Sample.denyUntil,
            decide: decide,
        )
    }

    /// The family of a code as it stands.
    func family(_ number: UInt8, at now: UnixTime = Sample.now + 10) async throws -> RefreshFamily? {
        try await self.grants.family(Sample.family(number).id, at: now, idleSeconds: Sample.idleSeconds)
    }

    /// The topics whose counter an operation moved.
    func changes(by operation: () async throws -> Void) async throws -> Set<ChangeTopic> {
        let before = try await self.changes.versions()
        try await operation()
        let after = try await self.changes.versions()
        return Set(ChangeTopic.allCases.filter { before[$0, default: 0] < after[$0, default: 0] })
    }
}

extension CodeRedemption {
    /// The case's name, without what it carries.
    var outcome: String {
        switch self {
        case .redeemed: "redeemed"
        case .refused: "refused"
        case .reused: "reused"
        case .unknown: "unknown"
        }
    }
}

extension RefreshRotation {
    /// The case's name and the generation that it carries.
    var outcome: String {
        switch self {
        case .rotated(let family, _): "rotated to \(family.generation)"
        case .repeated(let family, _): "repeated \(family.generation)"
        case .refused(let family): "refused at \(family.generation)"
        case .reused: "reused"
        case .unknown: "unknown"
        }
    }
}
