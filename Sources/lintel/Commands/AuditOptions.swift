import ArgumentParser
import LintelPlatform
import LintelTokens

/// Which events of the audit log are wanted.
struct AuditOptions: ParsableArguments {
    @Option(help: "The first day, as 2026-11-22, in UTC.")
    var since: String?

    @Option(help: "The last day, as 2026-11-22, in UTC.")
    var until: String?

    @Option(help: "What the kind begins with, such as app. or token.refused.")
    var kind: String?

    @Option(help: "The account, app or `cli` that did it.")
    var actor: String?

    @Option(name: .customLong("client-id"), help: "The app that it concerns.")
    var clientID: String?

    @Option(name: .customLong("org"), help: "The organisation that it concerns.")
    var organisation: String?

    @Option(name: .customLong("error"), help: "The error id of a refusal.")
    var errorID: String?

    @Option(name: .customLong("correlation"), help: "The correlation id of an answer.")
    var correlationID: String?

    @Option(help: "How many events at most, the newest ones.")
    var limit: Int?

    /// The events, newest first.
    ///
    /// - Parameter usual: How many there are without `--limit`.
    func entries(in store: any AuditStore, usual: Int) async throws -> [AuditEntry] {
        let limit = min(max(self.limit ?? usual, 1), 1_000_000)
        var query = AuditQuery(
            since: try Self.day(self.since, "since"),
            until: try Self.day(self.until, "until").map { $0 + 86_400 },
            kindPrefix: self.kind,
            actor: self.actor,
            clientID: self.clientID.map { ClientID($0) },
            organisationID: self.organisation.map { OrganisationID($0) },
            errorID: self.errorID,
            correlationID: self.correlationID,
        )
        var entries: [AuditEntry] = []
        repeat {
            let page = try await store.page(query, limit: min(limit - entries.count, AuditPage.limits.upperBound))
            entries += page.entries
            query.before = page.next
        } while query.before != nil && entries.count < limit
        return entries
    }

    private static func day(_ text: String?, _ option: String) throws -> UnixTime? {
        guard let text else { return nil }
        guard let time = UnixTime(date: text) else {
            throw Refusal("parameter_invalid", "\(text) is not a day; write it as 2026-11-22.", field: option)
        }
        return time
    }
}
