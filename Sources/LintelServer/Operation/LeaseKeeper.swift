package import LintelPlatform
package import Logging
import ServiceLifecycle
import Synchronization

/// Holds the lease of the background work for this node, or waits for it.
///
/// A node that stops gives the lease back; one that dies leaves it to expire. With ten seconds, asked for every three,
/// and a second for ``LeasedService``, another node has the work at most 14 seconds later. The works may be done twice
/// at a time, should the clocks of two nodes differ by more than the lease: each change of theirs is a conditional
/// statement.
package final class LeaseKeeper: Service {
    /// One lease for all: the works are small, and a node that can do one can do all.
    private static let name = "background work"
    private static let renewal = Duration.seconds(3)

    private let store: any LeaseStore
    /// This node's id; another one after each start.
    package let holder: String
    private let clock: WallClock
    private let logger: Logger
    private let sleep: @Sendable (Duration) async throws -> Void
    private let state = Mutex(LeaseState(lifetimeSeconds: 10))

    /// - Parameters:
    ///   - holder: This node's id; made at random at each start.
    ///   - sleep: Waits, and throws when the task is cancelled.
    package init(
        store: any LeaseStore,
        holder: String,
        clock: WallClock,
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    ) {
        self.store = store
        self.holder = holder
        self.clock = clock
        self.logger = logger
        self.sleep = sleep
    }

    /// Whether the background work is this node's at this moment.
    package var isHeld: Bool {
        let now = self.clock.now()
        return self.state.withLock { $0.isHeld(at: now) }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.renewOrLog()
                try? await self.sleep(Self.renewal)
            }
        }
        await self.releaseOrLog()
    }

    /// Asks for the lease once; when nobody answers, what is held stays held until its end.
    package func renew() async throws {
        let now = self.clock.now()
        let end = self.state.withLock { $0.end(askedAt: now) }
        let isTaken = try await self.store.acquire(Self.name, holder: self.holder, at: now, until: end)
        let wasHeld = self.state.withLock { state in
            defer { state.answer(isTaken, askedAt: now) }
            return state.isHeld(at: now)
        }
        if isTaken != wasHeld {
            self.logger.info(isTaken ? "Background work begins here" : "Background work is another node's")
        }
    }

    /// Gives the lease back.
    package func release() async throws {
        self.state.withLock { $0.release() }
        try await self.store.release(Self.name, holder: self.holder)
    }

    private func renewOrLog() async {
        do {
            try await self.renew()
        } catch is CancellationError {
            return
        } catch {
            self.logger.warning("Lease cannot be renewed", metadata: ["error": .string("\(error)")])
        }
    }

    private func releaseOrLog() async {
        do {
            try await self.release()
        } catch {
            self.logger.warning("Lease cannot be given back", metadata: ["error": .string("\(error)")])
        }
    }
}
