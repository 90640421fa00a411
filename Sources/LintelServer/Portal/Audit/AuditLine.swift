import LintelPlatform
import LintelTokens

/// One event as pages show it.
struct AuditLine: Encodable, Sendable, Hashable {
    let at: TimeText
    /// What has happened, in plain words.
    let sentence: String
    /// The stable word for it.
    let kind: String
    let who: String
    /// The actor's id, where `who` is a name.
    let whoID: String?
    /// What it was done to; nil when it is the actor itself.
    let target: String?
    let app: String?
    let detail: String?
    let address: String?
    let error: Link?
    /// Where the decision behind a refused call is told.
    let decision: Link?

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
    }

    /// - Parameter names: What to call those whose names the reader may know, by id.
    init(_ entry: AuditEntry, names: [String: String]) {
        let event = entry.event
        self.at = TimeText(event.at)
        self.sentence = event.kind.sentence
        self.kind = event.kind.rawValue
        let name = names[event.actor]
        self.who = name ?? (event.actor == "-" ? "Unknown" : event.actor)
        self.whoID = name == nil || event.actor == "cli" ? nil : event.actor
        let target = event.target.flatMap { $0 == event.actor ? nil : $0 }
        self.target = target.map { names[$0] ?? $0 }
        let app = event.clientID?.rawValue
        self.app = app == event.actor || app == event.target ? nil : app.map { names[$0] ?? $0 }
        self.detail = event.detail
        self.address = event.address
        self.error = event.errorID.map { Link(label: $0, url: .error(id: $0)) }
        self.decision =
            event.kind != .callRefused
            ? nil : event.correlationID.map { Link(label: "See the decision", url: .access(.call(correlationID: $0))) }
    }
}
