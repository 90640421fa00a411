package import LintelTokens

/// The back-off after wrong passwords: which counters an attempt has, and what they say.
///
/// Three counters are kept, whether or not the account exists:
/// - of the account from this address, which stops guessing from one place after 5 failures;
/// - of the address whatever the account, which stops trying one password on many accounts after 20;
/// - of the account from anywhere, which slows many places down after 100. It holds back only addresses that have
///   failed on this account themselves: the owner, who comes from another one, is never locked out by strangers.
package struct SignInThrottle: Sendable, Hashable {
    /// How long after its last failure a counter is forgotten; longer than any wait.
    package static let forgetAfterSeconds: Int64 = 3600

    /// 15, 30, 60 … seconds, 15 minutes at most.
    private static let pair = BackOff(threshold: 5, firstSeconds: 15, maximumSeconds: 900)
    private static let address = BackOff(threshold: 20, firstSeconds: 15, maximumSeconds: 900)
    private static let account = BackOff(threshold: 100, firstSeconds: 15, maximumSeconds: 900)

    private static let pairPrefix = "pair "
    private static let addressPrefix = "address "
    private static let accountPrefix = "account "

    private let pairKey: String
    private let addressKey: String
    private let accountKey: String

    /// The counters of an attempt.
    ///
    /// - Parameters:
    ///   - key: The address that was typed, normalised.
    ///   - address: The client's IP address in network order: 4 or 16 bytes.
    package init(account key: EmailKey, address: [UInt8]) {
        let origin = ClientOrigin(address: address).text
        self.pairKey = "\(Self.pairPrefix)\(origin) \(key.rawValue)"
        self.addressKey = "\(Self.addressPrefix)\(origin)"
        self.accountKey = "\(Self.accountPrefix)\(key.rawValue)"
    }

    /// The keys to read before, and to count a failure on after, the password is checked.
    package var keys: [String] { [self.pairKey, self.addressKey, self.accountKey] }

    /// The key to forget after the right password.
    ///
    /// The other two stay: an attacker with an account of their own could clear them.
    package var keyToReset: String { self.pairKey }

    /// Until when this attempt must not be made, or nil when it may be.
    package func blockedUntil(_ counters: [String: FailureCounter], at now: UnixTime) -> UnixTime? {
        let pair = counters[self.pairKey]
        let account = pair.map { $0.failures > 0 } == true ? counters[self.accountKey] : nil
        return [pair, counters[self.addressKey], account]
            .compactMap { $0?.blockedUntil }
            .filter { now < $0 }
            .max()
    }

    /// The rule for ``ThrottleStore/recordFailure(_:at:forgetAfter:block:)``.
    package static func block(_ key: String, failures: Int64, at now: UnixTime) -> UnixTime? {
        let backOff =
            if key.hasPrefix(self.pairPrefix) {
                self.pair
            } else if key.hasPrefix(self.addressPrefix) {
                self.address
            } else {
                self.account
            }
        return backOff.seconds(after: failures).map { now + $0 }
    }
}
