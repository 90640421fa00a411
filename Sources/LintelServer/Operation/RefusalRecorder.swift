import HTTPTypes
import Hummingbird
package import LintelOAuth
package import LintelPlatform
package import LintelTokens
import Logging

/// Notes every refusal: in the log with the full reason, in the audit for the owner, in the metrics as a number.
package struct RefusalRecorder: Sendable {
    private let audit: AuditRecorder
    private let metrics: ServerMetrics
    private let directory: AppDirectory
    private let activity: ActivityRecorder
    private let clock: WallClock

    package init(
        audit: AuditRecorder,
        metrics: ServerMetrics,
        directory: AppDirectory,
        activity: ActivityRecorder,
        clock: WallClock,
    ) {
        self.audit = audit
        self.metrics = metrics
        self.directory = directory
        self.activity = activity
        self.clock = clock
    }

    /// Notes one refusal.
    ///
    /// - Parameters:
    ///   - kind: What was refused.
    ///   - clientID: The app as the request named it; only well-formed ids are kept.
    package func note(
        _ kind: AuditEvent.Kind,
        _ id: ErrorID,
        detail: String?,
        clientID: ClientID?,
        address: String?,
        context: LintelContext,
    ) {
        let clientID = clientID.flatMap { Self.isWellFormed($0) ? $0 : nil }
        self.metrics.countRefusal(id)
        context.logger.log(
            level: Self.level(id),
            "Refused",
            metadata: [
                "correlation.id": .stringConvertible(context.correlationID),
                "event": .string(kind.rawValue),
                "error.id": .string(id.rawValue),
                "client.id": .string(clientID?.rawValue ?? "-"),
                "client.address": .string(address ?? "-"),
                "detail": .string(detail ?? "-"),
            ],
        )
        let now = self.clock.now()
        // Ids that somebody has made up fill no memory.
        if let clientID, [.tokenRefused, .authorizeRefused].contains(kind), self.directory.cached(clientID) != nil {
            self.activity.count(.refused, of: clientID, at: now)
        }
        self.audit.record(
            AuditEvent(
                at: now,
                kind: kind,
                actor: clientID?.rawValue ?? "-",
                clientID: clientID,
                errorID: id.rawValue,
                detail: detail,
                address: address,
                correlationID: context.correlationID.description,
            )
        )
    }

    /// Notes a refusal that a person saw as a page, or a fault: log and metrics only.
    package func log(_ refusal: PageRefusal, context: LintelContext) {
        self.metrics.countRefusal(refusal.id)
        context.logger.log(
            level: Self.level(refusal.id),
            "Refused",
            metadata: [
                "correlation.id": .stringConvertible(context.correlationID),
                "error.id": .string(refusal.id.rawValue),
                "http.status": .stringConvertible(refusal.status.code),
                "detail": .string(refusal.detail ?? "-"),
            ],
        )
    }

    /// What is the server's own doing needs somebody's attention.
    private static func level(_ id: ErrorID) -> Logger.Level {
        [.serverBusy, .serverFault].contains(id) ? .warning : .info
    }

    /// Ids have 8 to 64 characters of `a-z 0-9 -`: anything else is the sender's text and stays out of the log.
    private static func isWellFormed(_ id: ClientID) -> Bool {
        (8...64).contains(id.rawValue.utf8.count)
            && id.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
