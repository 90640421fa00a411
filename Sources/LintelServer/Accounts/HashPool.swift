package import LintelPlatform
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Hashes passwords on threads of its own, with a bound on how many wait.
///
/// A hash takes about 30 ms of a core and 19 MiB, and anybody can ask for one by signing in. The threads bound the
/// cores and the memory, the queue bounds the wait; who comes on top is told to come back, and tokens of other people
/// are not held up.
package final class HashPool: Service {
    /// What came of checking a password.
    package enum Verdict: Sendable, Hashable {
        case wrong
        /// The right one. `rehashed` is the encoding to store instead when the parameters have changed.
        case right(rehashed: String?)
    }

    private let hasher: any PasswordHasher
    private let threads: NIOThreadPool
    /// Hashes that may be under way or waiting.
    private let capacity: Int
    private let occupied = Atomic<Int>(0)
    /// A hash of nobody's password, made with the parameters in use.
    private let dummy: String

    /// Starts the threads and makes one hash, which takes its 30 ms.
    ///
    /// - Parameters:
    ///   - threads: How many hashes run at one time.
    ///   - waiting: How many more may wait.
    ///   - random: Makes the password that the dummy hash belongs to.
    package init(hasher: some PasswordHasher, threads: Int, waiting: Int, random: RandomSource) throws {
        HashMemory.returnLargeBlocks()
        self.hasher = hasher
        self.capacity = threads + waiting
        guard let nobodys = Password(random.lowercaseAlphanumerics(32)) else { throw Self.busy }
        self.dummy = try hasher.hash(nobodys)
        self.threads = NIOThreadPool(numberOfThreads: threads)
        self.threads.start()
    }

    deinit {
        self.threads.shutdownGracefully { _ in }
    }

    /// The encoded hash of a new password.
    ///
    /// - Throws: ``PlatformError`` with code `busy` when the queue is full.
    package func hash(_ password: Password) async throws -> String {
        let hasher = self.hasher
        return try await self.run { try hasher.hash(password) }
    }

    /// Checks a password that was typed to sign in.
    ///
    /// - Parameters:
    ///   - password: Nil when it was too long to be anybody's; takes the same time.
    ///   - encoded: The account's hash, or nil when there is no account or it has no password: a dummy is checked
    ///     instead, so that the time does not tell which accounts exist.
    /// - Throws: ``PlatformError`` with code `busy` when the queue is full.
    package func verify(_ password: Password?, against encoded: String?) async throws -> Verdict {
        let hasher = self.hasher
        let dummy = self.dummy
        return try await self.run {
            guard let password, let encoded else {
                if let stand = password ?? Password("") { _ = hasher.verify(stand, against: dummy) }
                return .wrong
            }
            guard hasher.verify(password, against: encoded) else { return .wrong }
            return .right(rehashed: hasher.needsRehash(encoded) ? try hasher.hash(password) : nil)
        }
    }

    /// Keeps the threads until the server shuts down.
    package func run() async throws {
        try? await gracefulShutdown()
        try await self.shutdown()
    }

    /// Stops the threads; what still waits is cancelled.
    package func shutdown() async throws {
        try await self.threads.shutdownGracefully()
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard self.occupied.wrappingAdd(1, ordering: .relaxed).newValue <= self.capacity else {
            self.occupied.wrappingSubtract(1, ordering: .relaxed)
            throw Self.busy
        }
        defer { self.occupied.wrappingSubtract(1, ordering: .relaxed) }
        return try await self.threads.runIfActive(work)
    }

    private static let busy = PlatformError(.busy, "Too many people are signing in at this moment. Try again shortly.")
}
