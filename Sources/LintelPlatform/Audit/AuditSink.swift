/// Takes events for the audit log without making anyone wait.
package protocol AuditSink: Sendable {
    func record(_ event: AuditEvent)
}
