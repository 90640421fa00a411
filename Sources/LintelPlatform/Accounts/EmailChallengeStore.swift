package import LintelTokens

/// The codes that are on their way to e-mail addresses.
package protocol EmailChallengeStore: Sendable {
    /// Keeps a challenge with all its tries, in the place of the one with the same reference, if there is one.
    func put(_ challenge: EmailChallenge) async throws

    /// The challenge, if it can still be renewed: neither expired nor used. Too many wrong tries do not matter.
    func challenge(_ reference: EmailChallenge.Reference, at now: UnixTime) async throws -> EmailChallenge?

    /// Puts a new code in the place of the old one, with all its tries.
    ///
    /// - Returns: False when it is too early, or the challenge is gone.
    func renew(_ reference: EmailChallenge.Reference, codeMAC: [UInt8], at now: UnixTime) async throws -> Bool

    /// Tries a code: of many tries at once no more than ``EmailChallenge/maximumTries`` are looked at, and one wins.
    func attempt(_ reference: EmailChallenge.Reference, codeMAC: [UInt8], at now: UnixTime) async throws
        -> EmailChallenge.Outcome
}
