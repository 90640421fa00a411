import LintelTokens
import Testing

@testable import LintelClient

@Suite struct RenewedValueTests {
    let surroundings = TestSurroundings()

    @Test func fetchesOnceForManyCallers() async throws {
        let fetches = Tally()
        let value = RenewedValue<Int>(now: { self.surroundings.now }) { _ in
            await Task.yield()
            return .init(value: fetches.add())
        }
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await value.value() } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(values == Array(repeating: 1, count: 100))
        #expect(fetches.count == 1)
    }

    @Test func lastsWhenTheFirstCallerIsCancelled() async throws {
        let (begun, gate) = (Gate(), Gate())
        let value = RenewedValue<Int>(now: { self.surroundings.now }) { _ in
            begun.open()
            await gate.pass()
            return .init(value: 7)
        }
        let first = Task { try await value.value() }
        await begun.pass()
        let second = Task { try await value.value() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        gate.open()
        #expect(try await second.value == 7)
    }

    @Test func tellsAllOfAFailure() async throws {
        let value = RenewedValue<Int>(now: { self.surroundings.now }) { _ in
            throw ClientError(.refused, "no", status: 401, id: "invalid_client")
        }
        for _ in 0..<2 {
            await #expect {
                try await value.value()
            } throws: { ($0 as? ClientError)?.id == "invalid_client" }
        }
    }

    @Test func forgetsAFetchThatIsUnderWay() async throws {
        let (begun, gate, fetches) = (Gate(), Gate(), Tally())
        let value = RenewedValue<Int>(now: { self.surroundings.now }) { _ in
            let number = fetches.add()
            if number == 1 {
                begun.open()
                await gate.pass()
            }
            return .init(value: number)
        }
        let first = Task { try await value.value() }
        await begun.pass()
        value.reset()
        #expect(try await value.value() == 2)
        gate.open()
        #expect(try await first.value == 1)
        #expect(try await value.value() == 2)
    }

    @Test func handsOverWhatWasRefused() async throws {
        let refused = Notes<Int?>()
        let value = RenewedValue<Int>(now: { self.surroundings.now }) { old in
            refused.add(old)
            return .init(value: (old ?? 0) + 1)
        }
        #expect(try await value.value() == 1)
        self.surroundings.advance(by: 60)
        #expect(try await value.value(unless: { $0 == 1 }) == 2)
        #expect(refused.all == [nil, 1])
    }
}
