import Testing

@testable import LintelStorage

struct WriteQueueTests {
    /// A write that only has a name.
    private struct NamedWrite: PendingWrite {
        var name: Int

        func run(in transaction: any AbortableTransaction) throws {}
        func finish(_ failure: SQLError?) {}
    }

    private func names(_ writes: [any PendingWrite]) -> [Int] { writes.compactMap { ($0 as? NamedWrite)?.name } }

    @Test func startsDrainingOnceAndHandsOutTheOldestFirst() {
        let queue = WriteQueue(limit: 10)
        #expect(queue.add(NamedWrite(name: 1)) == .startDraining)
        for name in 2...5 { #expect(queue.add(NamedWrite(name: name)) == .queued) }
        #expect(self.names(queue.next(atMost: 3)) == [1, 2, 3])
        #expect(queue.add(NamedWrite(name: 6)) == .queued)
        #expect(self.names(queue.next(atMost: 3)) == [4, 5, 6])
        #expect(queue.next(atMost: 3).isEmpty)
        #expect(queue.add(NamedWrite(name: 7)) == .startDraining)
    }

    @Test func refusesWhatIsTooMuch() {
        let queue = WriteQueue(limit: 2)
        for name in 1...2 { _ = queue.add(NamedWrite(name: name)) }
        #expect(queue.add(NamedWrite(name: 3)) == .refused(.tooManyWaiting))
        _ = queue.next(atMost: 10)
        #expect(queue.add(NamedWrite(name: 4)) == .queued)
    }

    @Test func handsOutWhatWaitsAfterItWasClosed() {
        let queue = WriteQueue(limit: 2)
        _ = queue.add(NamedWrite(name: 1))
        queue.close()
        #expect(queue.add(NamedWrite(name: 2)) == .refused(.closed))
        #expect(self.names(queue.next(atMost: 10)) == [1])
    }
}
