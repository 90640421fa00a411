public import LintelTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a client takes from its surroundings: the time, pauses and randomness.
///
/// Tests hand in their own.
public struct ClientEnvironment: Sendable {
    /// The time of day.
    public var now: @Sendable () -> UnixTime
    /// Waits for so long; throws `CancellationError` when the task is cancelled meanwhile.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// 64 random bits; states, nonces and verifiers are made of them, so they must not be guessable.
    public var random: @Sendable () -> UInt64

    /// Puts surroundings together.
    public init(
        now: @escaping @Sendable () -> UnixTime,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> UInt64,
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }

    /// The clock, the pauses and the random generator of this machine.
    public static let system = Self(
        now: { UnixTime(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) },
        sleep: { try await Task.sleep(for: $0) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        },
    )

    /// So many random bytes.
    func randomBytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            withUnsafeBytes(of: self.random()) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }

    /// A random number from 0 up to, and without, 1: 53 bits, as many as a `Double` holds exactly.
    func randomFraction() -> Double { Double(self.random() >> 11) / Double(1 << 53) }
}
