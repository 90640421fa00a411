import Synchronization

/// A number that only grows; adding is one atomic instruction.
final class Counter: Sendable {
    private let number = Atomic<Int>(0)

    func add(_ amount: Int = 1) {
        self.number.add(amount, ordering: .relaxed)
    }

    var value: Int { self.number.load(ordering: .relaxed) }
}
