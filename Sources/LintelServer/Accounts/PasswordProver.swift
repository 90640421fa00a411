import HTTPTypes
import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Proves the password of somebody who is signed in, with the counters and the queue of the sign-in.
package struct PasswordProver: PasswordKeeper {
    let verifier: PasswordVerifier
    let pool: HashPool
    let audit: any AuditSink

    /// - Throws: Also ``PageRefusal`` with 429 after too many wrong passwords.
    package func prove(_ password: String, by actor: Actor, at now: UnixTime) async throws {
        guard let account = actor.account else { throw PlatformError.passwordWrong }
        let text = actor.address ?? "unknown"
        let address = ClientAddress.Address(text: text, bytes: IPAddress(text)?.bytes ?? [])
        let key = try EmailKey(account.email)
        switch try await self.verifier.verify(password, for: key, from: address, at: now) {
        case .accepted(let known) where known.id == account.id: return
        case .accepted, .refused:
            self.audit.record(actor.event(.passwordRefused, target: account.id.rawValue, at: now))
            throw PlatformError.passwordWrong
        case .throttled(let until):
            self.audit.record(
                actor.event(.passwordRefused, target: account.id.rawValue, detail: "Too many wrong passwords.", at: now),
            )
            let seconds = max(until - now, 1)
            throw PageRefusal(
                .tooManyRequests,
                .signInThrottled,
                "Too many wrong passwords. Please wait \(seconds) seconds and try again.",
                retryAfter: seconds,
            )
        }
    }

    package func hash(_ password: Password) async throws -> String {
        try await self.pool.hash(password)
    }
}
