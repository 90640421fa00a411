import Testing

@testable import LintelClient

@Suite struct ListingTests {
    /// The numbers below a limit, three at a time.
    private func numbers(below limit: Int, asked: Notes<String?> = Notes()) -> Listing<Int> {
        Listing { place in
            asked.add(place)
            let start = place.flatMap { Int($0) } ?? 0
            return Page(Array(start..<min(start + 3, limit)), of: limit, at: place)
        }
    }

    @Test(arguments: [0, 1, 3, 4, 9, 10])
    func walksThroughAllOfThem(_ count: Int) async throws {
        var seen: [Int] = []
        for try await number in self.numbers(below: count) { seen.append(number) }
        #expect(seen == Array(0..<count))
    }

    @Test func asksNoMoreThanItNeeds() async throws {
        let asked = Notes<String?>()
        let items = try await self.numbers(below: 100, asked: asked).collect(upTo: 4)
        #expect(items == [0, 1, 2, 3])
        #expect(asked.all == [nil, "3"])
        #expect(try await self.numbers(below: 100, asked: asked).collect(upTo: 0) == [])
    }

    @Test func tellsTheTotal() async throws {
        for try await page in self.numbers(below: 7).pages { #expect(page.total == 7) }
    }

    @Test func endsWhereAServerLeadsInACircle() async throws {
        let listing = Listing<Int> { _ in Page(items: [1], next: "same") }
        #expect(try await listing.collect(upTo: 100) == [1, 1])
    }

    @Test func endsWithAnEmptyPart() async throws {
        let listing = Listing<Int> { place in Page([], of: 10, hasMore: true, at: place) }
        #expect(try await listing.collect(upTo: 100) == [])
    }

    @Test func tellsOfAFailure() async {
        let listing = Listing<Int> { place in
            if place != nil { throw ClientError(.refused, "no") }
            return Page(items: [1], next: "1")
        }
        await #expect(throws: ClientError.self) { try await listing.collect(upTo: 100) }
    }
}
