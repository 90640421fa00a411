public import LintelTokens
import Synchronization

/// The issuer's published keys: fetched when first needed, kept in memory, fetched anew when they age or a token
/// names an unknown one.
///
/// At most one fetch is under way at a time, and made-up key names cause at most one per
/// ``KeySetLimits/refetchSeconds``. When a fetch fails the old set goes on serving.
public final class KeySetCache: KeySource {
    private let fetch: @Sendable () async throws -> [UInt8]
    private let clock: GuardClock
    private let state: Mutex<State>

    private struct State {
        var schedule: KeySetSchedule
        var flight: Task<Void, Never>?
    }

    /// Reads the key set from an address over HTTP: no redirects, at most 256 KiB, at most 5 seconds.
    ///
    /// - Parameter keySetURL: The `jwks_uri` of the issuer's discovery document.
    public convenience init(
        keySetURL: String,
        limits: KeySetLimits = KeySetLimits(),
        clock: @escaping GuardClock = systemClock,
    ) {
        let request = KeySetRequest(url: keySetURL)
        self.init(limits: limits, clock: clock) { try await request.send() }
    }

    /// Reads the key set of a Lintel issuer from where Lintel publishes it.
    public convenience init(
        issuer: String,
        limits: KeySetLimits = KeySetLimits(),
        clock: @escaping GuardClock = systemClock,
    ) {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        self.init(keySetURL: base + "/.well-known/openid-configuration/jwks", limits: limits, clock: clock)
    }

    /// Reads the key set by a closure, say through an HTTP client with TLS settings of its own.
    ///
    /// - Parameter fetch: Gives the document's bytes; it must bound its own time and follow no redirects.
    public init(
        limits: KeySetLimits = KeySetLimits(),
        clock: @escaping GuardClock = systemClock,
        fetch: @escaping @Sendable () async throws -> [UInt8],
    ) {
        self.fetch = fetch
        self.clock = clock
        self.state = Mutex(State(schedule: KeySetSchedule(limits: limits)))
    }

    /// The keys from memory, fetched first when there are none or they are old.
    ///
    /// - Throws: ``KeySourceError`` with code `unavailable` when no set could be read so far.
    public func keys() async throws -> JSONWebKeySet {
        try await self.keys { schedule, now in schedule.wantKeys(at: now) }
    }

    /// The keys after at most one fetch per interval; without the missing key when it was not published.
    public func refreshed(missing id: KeyID) async throws -> JSONWebKeySet {
        try await self.keys { schedule, now in schedule.wantKey(id, at: now) }
    }

    private func keys(
        deciding decide: @Sendable (inout KeySetSchedule, UnixTime) -> KeySetSchedule.Action,
    ) async throws -> JSONWebKeySet {
        let now = self.clock()
        let (known, flight): (JSONWebKeySet?, Task<Void, Never>?) = self.state.withLock { state in
            switch decide(&state.schedule, now) {
            case .serve(let keys): return (keys, nil)
            case .refuse: return (nil, nil)
            case .join: return (nil, state.flight)
            case .fetch:
                // A task of its own: the caller that began it may be cancelled without failing those who wait too.
                let flight = Task { await self.fetchKeys() }
                state.flight = flight
                return (nil, flight)
            }
        }
        if let known { return known }
        await flight?.value
        guard let keys = self.state.withLock({ $0.schedule.keys }) else { throw KeySourceError(.unavailable) }
        return keys
    }

    private func fetchKeys() async {
        let keys: JSONWebKeySet?
        do {
            keys = try JSONWebKeySet(parsing: try await self.fetch())
        } catch {
            keys = nil
        }
        let now = self.clock()
        self.state.withLock { state in
            state.schedule.finish(keys, at: now)
            state.flight = nil
        }
    }
}
