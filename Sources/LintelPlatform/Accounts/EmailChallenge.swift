package import LintelTokens

/// A code on its way to an e-mail address: whoever types it in has the address.
///
/// There is one for each purpose, address and browser. A stranger who asks for a code for somebody's address takes
/// nothing away from the one that the owner waits for.
package struct EmailChallenge: Sendable, Hashable {
    /// What the code is for; a code of one purpose is never taken for another.
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case signUp = "sign_up"
        case recovery
        /// Somebody who is signed in wants to have another address.
        case emailChange = "email_change"
    }

    /// Which challenge it is.
    package struct Reference: Sendable, Hashable {
        package var purpose: Purpose
        package var key: EmailKey
        /// The id of the browser that asked.
        package var browser: [UInt8]

        package init(_ purpose: Purpose, key: EmailKey, browser: [UInt8]) {
            self.purpose = purpose
            self.key = key
            self.browser = browser
        }
    }

    /// How long a code is good.
    package static let lifetimeSeconds: Int64 = 600
    /// Wrong tries that use a code up: of a million codes five can be tried.
    package static let maximumTries: Int64 = 5

    package var reference: Reference
    /// A keyed MAC of the code, 32 bytes; the code itself is kept nowhere.
    package var codeMAC: [UInt8]
    /// The name of the account that waits for the code; nil for a recovery.
    package var name: String?
    /// The encoded hash of the password that was chosen with it; nil for a recovery.
    package var passwordHash: String?
    /// How many mails have been sent for it.
    package var sent: Int64
    /// From when on another code may be asked for.
    package var resendAt: UnixTime
    package var expiresAt: UnixTime

    /// A challenge whose first mail goes out now.
    package init(
        _ reference: Reference,
        codeMAC: [UInt8],
        name: String? = nil,
        passwordHash: String? = nil,
        at now: UnixTime,
    ) {
        self.init(
            reference,
            codeMAC: codeMAC,
            name: name,
            passwordHash: passwordHash,
            sent: 1,
            resendAt: now + Self.resendSeconds(after: 1),
            expiresAt: now + Self.lifetimeSeconds,
        )
    }

    /// A challenge as it was kept.
    package init(
        _ reference: Reference,
        codeMAC: [UInt8],
        name: String?,
        passwordHash: String?,
        sent: Int64,
        resendAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.reference = reference
        self.codeMAC = codeMAC
        self.name = name
        self.passwordHash = passwordHash
        self.sent = sent
        self.resendAt = resendAt
        self.expiresAt = expiresAt
    }

    /// Seconds to wait after so many mails: 30, 60, 120 … and never longer than the code is good.
    package static func resendSeconds(after sent: Int64) -> Int64 {
        BackOff(threshold: 1, firstSeconds: 30, maximumSeconds: self.lifetimeSeconds).seconds(after: sent) ?? 30
    }

    /// What came of a try.
    package enum Outcome: Sendable, Hashable {
        /// The right code; nobody can use it again.
        case right(EmailChallenge)
        /// A wrong code, and how many tries are left.
        case wrong(triesLeft: Int64)
        /// Nothing to try: never asked for by this browser, expired, used or tried too often.
        case unusable
    }
}
