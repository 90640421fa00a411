import Crypto
package import LintelTokens

/// Where somebody signs in: which browser, in which network; only a hash of the two is kept.
package struct SignInPlace: Sendable, Hashable {
    /// How long a place is known after its last sign-in: 90 days.
    package static let memorySeconds: Int64 = 90 * 86_400

    /// How many places of one account are kept.
    package static let limit = 50

    /// SHA-256 of browser and network.
    package let digest: [UInt8]

    /// - Parameters:
    ///   - userAgent: What the browser calls itself. Its numbers do not matter: a browser is the same after an update.
    ///   - address: The network address in network order: 4, 16 or no bytes. The first 24 bits of an IPv4 address and the
    ///     first 48 of an IPv6 address are the network: providers change the rest from day to day.
    package init(userAgent: String?, address: [UInt8]) {
        let browser = (userAgent ?? "").unicodeScalars.filter { !("0"..."9").contains($0) && $0 != "." && $0 != "_" }
        let network = address.prefix(address.count == 16 ? 6 : 3)
        var content = Array(String(String.UnicodeScalarView(browser)).utf8)
        content.append(0)
        content += network
        self.digest = SHA256.hash(data: content).withUnsafeBytes(Array.init)
    }

    /// What was known of a place when somebody signed in there.
    package struct History: Sendable, Hashable {
        /// The last sign-in from there; nil when there was none.
        package var lastSeenAt: UnixTime?
        /// Whether anything is known of where the account's owner signs in.
        package var knowsOthers: Bool

        package init(lastSeenAt: UnixTime?, knowsOthers: Bool) {
            self.lastSeenAt = lastSeenAt
            self.knowsOthers = knowsOthers
        }

        /// Whether the owner is to be told: the place is new, or was not seen for long.
        ///
        /// A first sign-in is no news, for there is nothing that it could differ from.
        package func isNews(at now: UnixTime) -> Bool {
            guard let last = self.lastSeenAt else { return self.knowsOthers }
            return now - last > SignInPlace.memorySeconds
        }
    }
}
