package import LintelTokens

/// The bounds of what strangers can have sent to an address, and of what one place can ask for.
package struct EmailChallengeThrottle: Sendable {
    /// Mails with a code, or in its place, that an address gets within ``mailSeconds``, whoever asks for them.
    package static let mails: Int64 = 5
    package static let mailSeconds: Int64 = 3600

    /// Forms that one place sends within ``formSeconds``: enough for a class room behind one address.
    package static let forms: Int64 = 60
    package static let formSeconds: Int64 = 600

    private let store: any ThrottleStore

    package init(store: any ThrottleStore) {
        self.store = store
    }

    /// Counts a mail to the address.
    ///
    /// - Returns: Seconds to wait when it is one too many and must not be sent; nil when it may be.
    package func countMail(to key: EmailKey, at now: UnixTime) async throws -> Int64? {
        try await self.count("mail \(key.rawValue)", limit: Self.mails, window: Self.mailSeconds, at: now)
    }

    /// Counts a form.
    ///
    /// - Parameter address: The client's IP address in network order: 4 or 16 bytes.
    /// - Returns: Seconds to wait when it is one too many; nil when it is not.
    package func countForm(from address: [UInt8], at now: UnixTime) async throws -> Int64? {
        let origin = ClientOrigin(address: address).text
        return try await self.count("form \(origin)", limit: Self.forms, window: Self.formSeconds, at: now)
    }

    private func count(_ key: String, limit: Int64, window: Int64, at now: UnixTime) async throws -> Int64? {
        let counted = try await self.store.recordFailure(key, at: now, window: window, limit: limit)
        guard counted.failures > limit else { return nil }
        return min(max(1, counted.endsAt - now), window)
    }
}
