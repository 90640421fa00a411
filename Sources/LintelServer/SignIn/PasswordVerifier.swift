package import LintelPlatform
package import LintelTokens

/// Decides whether an address and a password open an account: the same work whether the address is known or not.
package struct PasswordVerifier: Sendable {
    package enum Verdict: Sendable {
        case accepted(Account)
        /// For the log only; the person is told the same in every case.
        case refused(reason: String)
        case throttled(until: UnixTime)
    }

    private let accounts: any AccountStore
    /// nil when throttling is switched off.
    private let throttles: (any ThrottleStore)?
    private let pool: HashPool
    private let reserved: ReservedDomain

    package init(
        accounts: any AccountStore,
        throttles: (any ThrottleStore)?,
        pool: HashPool,
        reserved: ReservedDomain,
    ) {
        self.accounts = accounts
        self.throttles = throttles
        self.pool = pool
        self.reserved = reserved
    }

    /// Verifies a password.
    ///
    /// - Throws: ``PlatformError`` with code `busy` when too many hashes wait.
    package func verify(
        _ password: String,
        for key: EmailKey,
        from address: ClientAddress.Address,
        at now: UnixTime,
    ) async throws -> Verdict {
        let throttle = SignInThrottle(account: key, address: address.bytes)
        if let until = try await self.blockedUntil(throttle, at: now) { return .throttled(until: until) }
        // A service identity can never sign in; its address takes the way of an unknown one.
        let known = self.reserved.contains(key) ? nil : try await self.accounts.credentials(for: key)
        let usable = known.flatMap { $0.account.isDisabled ? nil : $0 }
        let verdict = try await self.pool.verify(Password(password), against: usable?.passwordHash)
        guard case .right(let rehashed) = verdict, let account = usable?.account else {
            try await self.recordFailure(throttle, at: now)
            return .refused(reason: Self.reason(known))
        }
        if let rehashed { try await self.accounts.setPasswordHash(rehashed, for: account.id) }
        try await self.throttles?.reset(throttle.keyToReset)
        return .accepted(account)
    }

    private func blockedUntil(_ throttle: SignInThrottle, at now: UnixTime) async throws -> UnixTime? {
        guard let throttles = self.throttles else { return nil }
        return throttle.blockedUntil(try await throttles.counters(throttle.keys), at: now)
    }

    private func recordFailure(_ throttle: SignInThrottle, at now: UnixTime) async throws {
        try await self.throttles?.recordFailure(
            throttle.keys,
            at: now,
            forgetAfter: SignInThrottle.forgetAfterSeconds,
            block: { SignInThrottle.block($0, failures: $1, at: now) },
        )
    }

    private static func reason(_ known: (account: Account, passwordHash: String?)?) -> String {
        guard let known else { return "No account has this address." }
        if known.account.isDisabled { return "The account is disabled." }
        return known.passwordHash == nil ? "The account has no password." : "The password is wrong."
    }
}
