import LintelTokens

/// Takes events for the audit log without making anyone wait.
package protocol AuditSink: Sendable {
    func record(_ event: AuditEvent)
}

extension AuditSink {
    /// Notes what became of something in a workspace.
    ///
    /// - Parameters:
    ///   - target: Its id.
    ///   - name: Its name or path, as people know it.
    func record(
        _ kind: AuditEvent.Kind,
        _ target: String,
        _ name: String,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) {
        let detail = "\(name) in \(workspace.name)"
        self.record(
            actor.event(kind, target: target, organisationID: workspace.organisationID, detail: detail, at: now)
        )
    }
}
