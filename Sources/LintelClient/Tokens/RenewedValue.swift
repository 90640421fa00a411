import LintelTokens
import Synchronization

/// A value that is fetched when it is first needed and again before it is too old, once however many ask.
final class RenewedValue<Value: Sendable>: Sendable {
    typealias Held = RenewalSchedule<Value>.Held

    private struct State {
        var schedule = RenewalSchedule<Value>()
        var flight: SharedFetch<Value>?
        /// Counts what was forgotten: a fetch from before that changes nothing any more.
        var generation = 0
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> UnixTime
    private let fetch: @Sendable (Value?) async throws -> Held

    /// - Parameter fetch: Gets the value that a caller could not use, if that is why it is called.
    init(
        now: @escaping @Sendable () -> UnixTime,
        fetch: @escaping @Sendable (_ refused: Value?) async throws -> Held,
    ) {
        self.now = now
        self.fetch = fetch
    }

    /// The value from memory, fetched first when there is none or it is old.
    ///
    /// - Parameter isRefused: Whether the caller cannot use a value.
    func value(unless isRefused: @Sendable (Value) -> Bool = { _ in false }) async throws -> Value {
        let now = self.now()
        let (action, flight, refused, generation) = self.state.withLock { state in
            let action = state.schedule.want(at: now, unless: isRefused)
            if case .start = action { state.flight = SharedFetch() }
            let held = state.schedule.held?.value
            return (action, state.flight, held.flatMap { isRefused($0) ? $0 : nil }, state.generation)
        }
        switch action {
        case .serve(let value): return value
        case .refuse(let error): throw error
        case .join: break
        case .start:
            guard let flight else { break }
            // A task of its own: the caller that began it may be cancelled without failing those who wait too.
            Task { await self.fly(flight, refused, generation) }
        }
        guard let flight else { throw CancellationError() }
        do {
            return try await flight.value()
        } catch {
            if error is CancellationError { throw error }
            let fallback = self.state.withLock { $0.schedule.fallback(at: self.now(), unless: isRefused) }
            guard let fallback else { throw error }
            return fallback
        }
    }

    /// Forgets what is known; a fetch that is under way serves those who wait for it, and nobody else.
    func reset() {
        self.state.withLock { state in
            state.schedule.reset()
            state.flight = nil
            state.generation += 1
        }
    }

    private func fly(_ flight: SharedFetch<Value>, _ refused: Value?, _ generation: Int) async {
        let result: Result<Value, any Error>
        do {
            let held = try await self.fetch(refused)
            self.state.withLock { state in
                if state.generation == generation { state.schedule.finish(held, at: self.now()) }
            }
            result = .success(held.value)
        } catch {
            let pause = (error as? ClientError)?.retryAfter?.components.seconds
            self.state.withLock { state in
                if state.generation == generation { state.schedule.fail(error, pause: pause, at: self.now()) }
            }
            result = .failure(error)
        }
        flight.finish(result)
    }
}
