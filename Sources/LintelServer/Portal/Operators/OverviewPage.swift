package import LintelPlatform
package import LintelTokens

/// The installation at a glance.
package struct OverviewPage: PortalPage {
    package static let template = PageTemplate("operation-overview")

    /// What this very process knows of itself.
    package struct Node: Sendable, Hashable {
        let id: String
        let version: String
        let startedAt: UnixTime
        let hasKeys: Bool

        package init(id: String, version: String, startedAt: UnixTime, hasKeys: Bool) {
            self.id = id
            self.version = version
            self.startedAt = startedAt
            self.hasKeys = hasKeys
        }
    }

    /// A number and what is counted.
    struct Count: Encodable, Sendable, Hashable {
        let label: String
        let count: String
        /// `2 disabled`.
        let remark: String?
    }

    /// Who does the background work.
    struct Lease: Encodable, Sendable, Hashable {
        let name: String
        let holder: String
        let isHere: Bool
        let isOver: Bool
        let end: TimeText
    }

    package let portal: PortalFrame
    let head = OperationHead("Operation", tab: .overview)
    let version: String
    let node: String
    let startedAt: TimeText
    let uptime: String
    let engine: String
    let schema: String
    let hasKeys: Bool
    let counts: [Count]
    let leases: [Lease]
    let metrics = SiteURL.metrics
    let ready = SiteURL.ready

    package let title = "Operation · Lintel"

    package init(_ portal: PortalFrame, facts: InstallationFacts, node: Node, at now: UnixTime) {
        self.portal = portal
        self.version = node.version
        self.node = node.id
        self.startedAt = TimeText(node.startedAt)
        self.uptime = Self.words(seconds: now - node.startedAt)
        self.engine = facts.engine.rawValue
        self.schema = "\(facts.schemaVersion)"
        self.hasKeys = node.hasKeys
        func remark(_ count: Int64, _ word: String) -> String? { count == 0 ? nil : "\(count) \(word)" }
        self.counts = [
            Count(label: "Accounts", count: "\(facts.accounts)", remark: remark(facts.disabledAccounts, "disabled")),
            Count(label: "Organisations", count: "\(facts.organisations)", remark: nil),
            Count(label: "Apps", count: "\(facts.apps)", remark: remark(facts.disabledApps, "disabled")),
            Count(label: "Sessions", count: "\(facts.sessions)", remark: nil),
            Count(label: "Requests for scopes", count: "\(facts.waitingRequests)", remark: nil),
            Count(label: "Mails in the outbox", count: "\(facts.mails)", remark: remark(facts.failedMails, "failed")),
        ]
        self.leases = facts.leases.map { lease in
            Lease(
                name: lease.name,
                holder: lease.holder,
                isHere: lease.holder == node.id,
                isOver: lease.expiresAt <= now,
                end: TimeText(lease.expiresAt),
            )
        }
    }

    /// `3 days 4 hours`, `12 minutes`.
    static func words(seconds: Int64) -> String {
        func unit(_ count: Int64, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        let (days, hours, minutes) = (seconds / 86_400, seconds % 86_400 / 3_600, seconds % 3_600 / 60)
        if days > 0 { return "\(unit(days, "day")) \(unit(hours, "hour"))" }
        if hours > 0 { return "\(unit(hours, "hour")) \(unit(minutes, "minute"))" }
        return minutes > 0 ? unit(minutes, "minute") : "less than a minute"
    }
}
