package import LintelPlatform
package import Logging

/// Removes what has expired, batch by batch.
package struct ExpiredRows: Sendable {
    /// Rows of each kind in one batch: short enough that no other write waits long for it.
    private static let batch = 500

    private let store: any MaintenanceStore
    private let clock: WallClock
    private let logger: Logger

    package init(store: any MaintenanceStore, clock: WallClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Removes batches until one is not full.
    ///
    /// - Parameter mayGoOn: Asked before each batch; the rest is somebody else's once it says no.
    package func remove(while mayGoOn: @Sendable () -> Bool) async throws {
        var removed = Self.batch
        while removed >= Self.batch, mayGoOn(), !Task.isCancelled {
            removed = try await self.store.removeExpired(at: self.clock.now(), limit: Self.batch)
            if removed > 0 {
                self.logger.debug("Expired rows removed", metadata: ["rows.count": .stringConvertible(removed)])
            }
        }
    }
}
