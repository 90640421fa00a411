import Dispatch
import Metrics

/// Measures one call.
///
/// Labels come from fixed sets: the kind of call and how it ended.
struct CallWatch: Sendable {
    private let operation: String
    private let begin = DispatchTime.now().uptimeNanoseconds

    init(operation: String) {
        self.operation = operation
    }

    /// Counts the call.
    ///
    /// - `lintel_client_calls_seconds` (timer; `call`, `outcome`): calls with all of their attempts.
    /// - `lintel_client_repeats_total` (counter; `call`): attempts beyond the first.
    func finish(status: Int?, attempts: Int) {
        let elapsed = DispatchTime.now().uptimeNanoseconds - self.begin
        Metrics.Timer(
            label: "lintel_client_calls_seconds",
            dimensions: [("call", self.operation), ("outcome", Self.outcome(status))],
        ).recordNanoseconds(Int64(clamping: elapsed))
        guard attempts > 1 else { return }
        Counter(label: "lintel_client_repeats_total", dimensions: [("call", self.operation)])
            .increment(by: attempts - 1)
    }

    static func outcome(_ status: Int?) -> String {
        guard let status else { return "none" }
        return switch status {
        case 200...299: "2xx"
        case 300...399: "3xx"
        case 400...499: "4xx"
        default: "5xx"
        }
    }
}
