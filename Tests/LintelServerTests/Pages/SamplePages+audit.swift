import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func audit(_ text: String) -> [any Page] {
        var filter = AuditFilter()
        filter.view = text
        filter.since = text
        filter.actor = text
        filter.app = text
        filter.errorID = text
        filter.correlationID = text
        let views = [SelectField.Option(text, label: text, isSelected: true)]
        let portal = self.portalFrame(text, in: .audit)
        let error = PlatformError(.auditFilterInvalid, text, field: "since")
        return [
            AuditLogPage(portal: portal, filter: AuditFilter(), views: views, lines: [], next: nil),
            AuditLogPage(portal: portal, filter: filter, views: views, lines: self.auditLines(text), next: 7),
            AuditLogPage(portal: portal, filter: filter, views: views, lines: [], next: nil, error: error),
        ] + self.activity(text)
    }

    /// Events with the text wherever it may come from outside, with and without names.
    static func auditLines(_ text: String) -> [AuditLine] {
        let event = AuditEvent(
            at: UnixTime(seconds: 1_767_225_600),
            kind: .tokenRefused,
            actor: text,
            target: "target",
            clientID: ClientID("app"),
            errorID: "code_used",
            detail: text,
            address: text,
            correlationID: text,
        )
        let bare = AuditEvent(at: event.at, kind: .signedIn, actor: "-")
        return [
            AuditLine(AuditEntry(sequence: 2, event: event), names: [text: text, "target": text, "app": text]),
            AuditLine(AuditEntry(sequence: 1, event: event), names: [:]),
            AuditLine(AuditEntry(sequence: 1, event: bare), names: [:]),
        ]
    }
}
