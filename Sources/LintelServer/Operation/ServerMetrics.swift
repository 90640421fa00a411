package import LintelOAuth
import Synchronization

/// Every metric of the server, in one place; labels come from fixed sets, never from input.
package final class ServerMetrics: Sendable {
    private static let statusClasses = ["1xx", "2xx", "3xx", "4xx", "5xx"]

    private let routes = Mutex<[String: RouteMetrics]>([:])
    private let otherRoutes = RouteMetrics()
    private let refusals: [ErrorID: Counter]
    private let tokens: [GrantType: Counter]
    private let signIns = ["signed_in": Counter(), "refused": Counter(), "throttled": Counter()]

    private let mails: [MailOutcome: Counter]

    /// What became of an attempt to send a mail.
    package enum MailOutcome: String, Sendable, Hashable, CaseIterable {
        case sent
        case postponed
        case givenUp = "given_up"
    }

    private final class RouteMetrics: Sendable {
        let statuses = ServerMetrics.statusClasses.map { _ in Counter() }
        let latency = LatencyHistogram()
    }

    package init() {
        self.refusals = Dictionary(uniqueKeysWithValues: ErrorID.allCases.map { ($0, Counter()) })
        self.mails = Dictionary(uniqueKeysWithValues: MailOutcome.allCases.map { ($0, Counter()) })
        self.tokens = Dictionary(uniqueKeysWithValues: GrantType.allCases.map { ($0, Counter()) })
    }

    /// Learns the patterns of the routes; called once, before the first request.
    ///
    /// No other label is ever made.
    package func learn(routes: some Sequence<String>) {
        let metrics = Dictionary(routes.map { ($0, RouteMetrics()) }) { first, _ in first }
        self.routes.withLock { $0 = metrics }
    }

    /// Counts one answer.
    package func countAnswer(route: String?, status: Int, microseconds: Int64) {
        let route = route.flatMap { route in self.routes.withLock { $0[route] } } ?? self.otherRoutes
        route.statuses[min(max(status / 100, 1), 5) - 1].add()
        route.latency.record(microseconds: microseconds)
    }

    package func countRefusal(_ id: ErrorID) {
        self.refusals[id]?.add()
    }

    package func countToken(_ grant: GrantType) {
        self.tokens[grant]?.add()
    }

    /// - Parameter outcome: `signed_in`, `refused` or `throttled`.
    package func countSignIn(_ outcome: String) {
        self.signIns[outcome]?.add()
    }

    package func countMail(_ outcome: MailOutcome) {
        self.mails[outcome]?.add()
    }

    /// The exposition in Prometheus' text format 0.0.4.
    package var exposition: String {
        var text = ""
        let routes = self.routes.withLock { $0 }.sorted { $0.key < $1.key } + [(key: "other", value: self.otherRoutes)]
        text += "# HELP lintel_http_answers_total Answers by route and class of status.\n"
        text += "# TYPE lintel_http_answers_total counter\n"
        for route in routes {
            for (name, counter) in zip(Self.statusClasses, route.value.statuses) where counter.value > 0 {
                text += "lintel_http_answers_total{route=\"\(route.key)\",status=\"\(name)\"} \(counter.value)\n"
            }
        }
        text += "# HELP lintel_http_answer_seconds Time from the head of a request to its answer.\n"
        text += "# TYPE lintel_http_answer_seconds histogram\n"
        for route in routes where route.value.statuses.contains(where: { $0.value > 0 }) {
            route.value.latency.write("lintel_http_answer_seconds", labels: "route=\"\(route.key)\"", to: &text)
        }
        Self.write("lintel_tokens_total", "Access tokens by grant.", "grant", self.tokens, \.rawValue, to: &text)
        Self.write("lintel_refusals_total", "Refusals by error id.", "error_id", self.refusals, \.rawValue, to: &text)
        Self.write("lintel_sign_ins_total", "Sign-ins by outcome.", "outcome", self.signIns, \.self, to: &text)
        Self.write("lintel_mails_total", "Attempts to send a mail.", "outcome", self.mails, \.rawValue, to: &text)
        return text + ProcessMetrics.exposition
    }

    private static func write<Label>(
        _ name: String,
        _ help: String,
        _ labelName: String,
        _ counters: [Label: Counter],
        _ label: (Label) -> String,
        to text: inout String,
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) counter\n"
        for (key, counter) in counters.sorted(by: { label($0.key) < label($1.key) }) {
            text += "\(name){\(labelName)=\"\(label(key))\"} \(counter.value)\n"
        }
    }
}
