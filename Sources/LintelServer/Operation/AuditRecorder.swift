package import LintelPlatform
package import LintelTokens
package import Logging
import ServiceLifecycle
import Synchronization

/// Collects audit events in memory and writes them in batches, in order.
///
/// Bounded: while the database cannot keep up, new events are counted and dropped rather than piled up, and the number
/// of lost events is itself written to the audit.
package final class AuditRecorder: Service, AuditSink {
    /// 4,096 events are about two megabytes; a batch of 256 is one transaction.
    private static let capacity = 4096
    private static let batch = 256
    private static let lookups = 64

    private let store: any AuditStore
    private let logger: Logger
    private let interval: Duration
    private let organisation: @Sendable (ClientID) async -> OrganisationID?
    private let queue = Mutex(Queue())

    private struct Queue {
        var events: [AuditEvent] = []
        var lost = 0
        /// Whether somebody writes; there is one writer at a time, so that events stay in order.
        var isWriting = false
        /// Those who want to write too, and go on when it is done.
        var waiting: [CheckedContinuation<Void, Never>] = []

        /// Whether the turn is the caller's.
        mutating func beginWriting() -> Bool {
            guard !self.isWriting else { return false }
            self.isWriting = true
            return true
        }
    }

    /// - Parameter organisation: An app's organisation: it goes with an event of the app that names no other.
    package init(
        store: any AuditStore,
        logger: Logger,
        interval: Duration = .milliseconds(500),
        organisation: @escaping @Sendable (ClientID) async -> OrganisationID? = { _ in nil },
    ) {
        self.store = store
        self.logger = logger
        self.interval = interval
        self.organisation = organisation
    }

    /// Adds an event; never waits.
    package func record(_ event: AuditEvent) {
        self.queue.withLock { queue in
            if queue.events.count < Self.capacity { queue.events.append(event) } else { queue.lost += 1 }
        }
    }

    /// Writes what has been collected, behind whoever writes at the moment.
    package func flush() async throws {
        await self.takeTurn()
        defer { self.endTurn() }
        while true {
            let (batch, lost) = self.queue.withLock { queue -> ([AuditEvent], Int) in
                let batch = Array(queue.events.prefix(Self.batch))
                queue.events.removeFirst(batch.count)
                let lost = queue.lost
                queue.lost = 0
                return (batch, lost)
            }
            if lost > 0 { self.logger.error("Audit events lost", metadata: ["count": .stringConvertible(lost)]) }
            guard !batch.isEmpty else { return }
            do {
                try await self.store.append(await self.withOrganisations(batch))
            } catch {
                self.queue.withLock { $0.events.insert(contentsOf: batch, at: 0) }
                throw error
            }
        }
    }

    /// The events of apps with the organisations that the apps belong to, where they name none.
    private func withOrganisations(_ events: [AuditEvent]) async -> [AuditEvent] {
        var events = events
        var known: [ClientID: OrganisationID?] = [:]
        for index in events.indices where events[index].organisationID == nil {
            guard let id = events[index].clientID else { continue }
            // Ids that somebody makes up are each looked for in the database: so many in a batch and no more.
            if known[id] == nil, known.count < Self.lookups { known[id] = .some(await self.organisation(id)) }
            events[index].organisationID = known[id] ?? nil
        }
        return events
    }

    private func takeTurn() async {
        while !self.queue.withLock({ $0.beginWriting() }) {
            await withCheckedContinuation { continuation in
                let isFree = self.queue.withLock { queue in
                    guard queue.isWriting else { return true }
                    queue.waiting.append(continuation)
                    return false
                }
                if isFree { continuation.resume() }
            }
        }
    }

    private func endTurn() {
        let waiting = self.queue.withLock { queue in
            queue.isWriting = false
            defer { queue.waiting = [] }
            return queue.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                await self.flushOrLog()
            }
        }
        await self.flushOrLog()
    }

    private func flushOrLog() async {
        do {
            try await self.flush()
        } catch {
            self.logger.error("Audit cannot be written", metadata: ["error": .string("\(error)")])
        }
    }
}
