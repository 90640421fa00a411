import Crypto
import HTTPTypes
import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Mails codes to addresses, and checks what comes back.
///
/// An address that has an account and one that has none are answered alike, with the same work: each gets a mail, and
/// each has a challenge. Where the mail holds no code, no code fits the challenge.
package struct EmailChallenger: Sendable {
    /// What came of asking for another code.
    package enum Renewal: Sendable, Hashable {
        case sent
        case tooEarly(seconds: Int64)
        /// Expired, used, or never asked for by this browser.
        case gone
    }

    private let challenges: any EmailChallengeStore
    private let throttle: EmailChallengeThrottle
    /// Whether the forms of one place are counted; mails to one address always are.
    private let countsForms: Bool
    private let accounts: any AccountStore
    private let reserved: ReservedDomain
    private let key: SymmetricKey
    private let post: AccountPost
    private let random: RandomSource

    package init(
        challenges: any EmailChallengeStore,
        throttle: EmailChallengeThrottle,
        countsForms: Bool,
        accounts: any AccountStore,
        reserved: ReservedDomain,
        masterKey: MasterKey,
        post: AccountPost,
        random: RandomSource,
    ) {
        self.challenges = challenges
        self.throttle = throttle
        self.countsForms = countsForms
        self.accounts = accounts
        self.reserved = reserved
        self.key = masterKey.derived("e-mail code")
        self.post = post
        self.random = random
    }

    /// Counts a form that costs work.
    ///
    /// - Throws: ``PageRefusal`` when this place has sent too many.
    package func admit(_ address: ClientAddress.Address, at now: UnixTime) async throws {
        guard self.countsForms, let seconds = try await self.throttle.countForm(from: address.bytes, at: now) else {
            return
        }
        throw Self.throttled("Too many forms came from your network.", seconds)
    }

    /// Counts a mail to the address before anything is done for it.
    ///
    /// - Throws: ``PageRefusal`` when the address has got enough of them.
    package func reserveMail(to key: EmailKey, at now: UnixTime) async throws {
        guard let seconds = try await self.throttle.countMail(to: key, at: now) else { return }
        throw Self.throttled("This address has been sent enough mails for now.", seconds)
    }

    /// Keeps a challenge and mails its code; the mail has to be reserved before.
    ///
    /// - Parameters:
    ///   - email: The address as it was typed.
    ///   - name: The name of the account to make, for a sign-up.
    ///   - passwordHash: The hash of its password.
    package func begin(
        _ reference: EmailChallenge.Reference,
        email: String,
        name: String? = nil,
        passwordHash: String? = nil,
        at now: UnixTime,
    ) async throws {
        let letter = try await self.letter(reference, email: email)
        let challenge = EmailChallenge(
            reference,
            codeMAC: letter.codeMAC,
            name: name,
            passwordHash: passwordHash,
            at: now,
        )
        try await self.challenges.put(challenge)
        try await self.send(letter)
    }

    /// Mails another code in the place of the last one.
    package func renew(_ reference: EmailChallenge.Reference, email: String, at now: UnixTime) async throws -> Renewal {
        guard let challenge = try await self.challenges.challenge(reference, at: now) else { return .gone }
        guard challenge.resendAt <= now else { return .tooEarly(seconds: challenge.resendAt - now) }
        try await self.reserveMail(to: reference.key, at: now)
        let letter = try await self.letter(reference, email: email)
        guard try await self.challenges.renew(reference, codeMAC: letter.codeMAC, at: now) else {
            // Another request of this browser was quicker.
            return .tooEarly(seconds: EmailChallenge.resendSeconds(after: challenge.sent + 1))
        }
        try await self.send(letter)
        return .sent
    }

    /// Tries a code.
    package func attempt(_ code: EmailCode, for reference: EmailChallenge.Reference, at now: UnixTime) async throws
        -> EmailChallenge.Outcome
    {
        try await self.challenges.attempt(reference, codeMAC: code.mac(for: reference, key: self.key), at: now)
    }

    /// Gives a challenge back whose code was right but whose form has another fault: the same code is good again.
    package func restore(_ challenge: EmailChallenge) async throws {
        try await self.challenges.put(challenge)
    }

    /// A mail, and what is kept of the code in it.
    private struct Letter {
        var kind: AccountMail.Kind
        var recipient: String
        var code: EmailCode
        var codeMAC: [UInt8]
    }

    private func letter(_ reference: EmailChallenge.Reference, email: String) async throws -> Letter {
        let account = try await self.accounts.credentials(for: reference.key)?.account
        let kind: AccountMail.Kind =
            switch (reference.purpose, account) {
            case (.signUp, nil): .signUpCode
            case (.signUp, _): .accountExists
            case (.recovery, let account?) where !account.isDisabled: .recoveryCode
            case (.recovery, _): .recoveryUnknown
            case (.emailChange, nil): .emailChangeCode
            case (.emailChange, _): .emailTaken
            }
        let code = EmailCode(random: self.random)
        let mac = code.mac(for: reference, key: self.key)
        return Letter(
            kind: kind,
            recipient: Self.recipient(account?.email ?? email, reference.key),
            code: code,
            codeMAC: kind.carriesCode ? mac : self.random.bytes(mac.count),
        )
    }

    /// Nothing is mailed to service identities.
    private func send(_ letter: Letter) async throws {
        guard let key = try? EmailKey(letter.recipient), !self.reserved.contains(key) else { return }
        try await self.post.send(letter.kind, to: letter.recipient, code: letter.kind.carriesCode ? letter.code : nil)
    }

    /// The address as it was written, unless more than upper and lower case tells it from its key: the code proves the
    /// key, so it must not go to a look-alike of it.
    private static func recipient(_ email: String, _ key: EmailKey) -> String {
        email.lowercased() == key.rawValue ? email : key.rawValue
    }

    private static func throttled(_ sentence: String, _ seconds: Int64) -> PageRefusal {
        PageRefusal(
            .tooManyRequests,
            .emailCodeThrottled,
            "\(sentence) Please wait \(seconds) seconds and try again.",
            retryAfter: seconds,
        )
    }
}
