import Synchronization

/// How far the bytes of a file have come.
public struct TransferProgress: Sendable, Hashable {
    /// Told of progress, from any task, and often: it should return at once.
    public typealias Report = @Sendable (TransferProgress) -> Void

    /// Bytes that have gone or come.
    public var completed: Int64
    /// Bytes of the whole file.
    public var total: Int64

    /// From 0 to 1.
    public var fraction: Double { self.total == 0 ? 1 : Double(self.completed) / Double(self.total) }
}

/// Adds up what several tasks have done of one transfer.
final class TransferMeter: Sendable {
    private struct State {
        var parts: [Int64: Int64] = [:]
        var completed: Int64 = 0
    }

    private let state = Mutex(State())
    private let total: Int64
    private let report: TransferProgress.Report

    init(total: Int64, report: @escaping TransferProgress.Report) {
        self.total = total
        self.report = report
    }

    /// Takes how much of a part is done; a part that is begun again goes back.
    func set(_ done: Int64, ofPartAt offset: Int64) {
        let completed = self.state.withLock { state in
            state.completed += done - (state.parts.updateValue(done, forKey: offset) ?? 0)
            return state.completed
        }
        self.report(TransferProgress(completed: completed, total: self.total))
    }
}
