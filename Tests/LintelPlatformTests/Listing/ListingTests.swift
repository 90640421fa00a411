import LintelPlatform
import LintelTokens
import Testing

/// What lists are asked for: parts, orders and bounds (row K14).
@Suite struct ListingTests {
    @Test func readsTimesOfEveryForm() {
        let noon = UnixTime(seconds: 1_678_449_600)
        for text in [
            "2023-03-10T12:00:00Z", "2023-03-10t12:00:00z", "2023-03-10T12:00", "2023-03-10 12:00:00",
            "2023-03-10T13:00:00+01:00", "2023-03-10T13:00:00 01:00", "2023-03-10T06:30:00-0530",
            "2023-03-10T12:00:00.000Z",
        ] {
            #expect(TimestampReading(text)?.time == noon, "\(text)")
            #expect(TimestampReading(text)?.hasFraction == false)
        }
        #expect(TimestampReading("2023-03-10")?.time == noon - 43_200)
        #expect(TimestampReading("2023-03-10T12:00:00.5Z")?.hasFraction == true)
        for text in [
            "", "2023", "2023-02-30", "2023-03-10T24:00", "2023-03-10T12:60", "2023-03-10T12:00:00.Z",
            "2023-03-10T12:00:00Zx", "2023-03-10T12:00:00+1", "2023-03-10T12:00:00+01:0", "2023-03-10X12:00", "T12:00",
        ] {
            #expect(TimestampReading(text) == nil, "\(text)")
        }
    }

    @Test func readsBounds() throws {
        let time = UnixTime(seconds: 1_678_449_600)
        let bounds = try TimeBound.reading(
            ["gte:2023-03-10T12:00:00Z", "lt:2023-03-10T12:00:01Z"],
            field: "created_at"
        )
        #expect(bounds == [TimeBound(.notBefore, time), TimeBound(.before, time + 1)])
        #expect(try TimeBound.reading(["2023-03-10T12:00:00Z"], field: "x") == [TimeBound(.equal, time)])
        // Between two seconds: at or after 12:00:00.5 is after 12:00:00.
        #expect(try TimeBound.reading(["gte:2023-03-10T12:00:00.5Z"], field: "x") == [TimeBound(.after, time)])
        #expect(try TimeBound.reading(["lt:2023-03-10T12:00:00.5Z"], field: "x") == [TimeBound(.notAfter, time)])
        #expect(try TimeBound.reading([""], field: "x").isEmpty)
    }

    @Test(arguments: [
        ["yesterday"], ["ge:2023-03-10"], ["2023-03-10", "2023-03-11"], ["gt:2023-03-10", "2023-03-11"],
        ["gt:2023-03-10", "gt:2023-03-10", "lt:2023-03-11"],
    ])
    func refusesOtherBounds_K14(_ texts: [String]) {
        let error = #expect(throws: PlatformError.self) { try TimeBound.reading(texts, field: "created_at") }
        #expect(error?.code == .queryInvalid && error?.field == "created_at")
    }

    @Test func readsParts() throws {
        #expect(try ListWindow(offset: nil, limit: nil) == .first)
        let window = try ListWindow(offset: "10", limit: "20")
        #expect(window.next(total: 31)?.offset == 30 && window.next(total: 30) == nil)
        #expect(window.previous?.offset == 0)
        #expect(try ListWindow(offset: "0", limit: "20").previous == nil)
    }

    @Test(arguments: [
        ("-1", "1"), ("0", "0"), ("0", "-1"), ("0", "5001"), ("0", "99999999999999999999"), ("x", "1"), ("1e3", "1"),
        ("10000001", "1"), ("+1", "1"),
    ])
    func refusesOtherParts_K14(_ offset: String, _ limit: String) {
        let error = #expect(throws: PlatformError.self) { try ListWindow(offset: offset, limit: limit) }
        #expect(error?.code == .queryInvalid)
    }

    @Test func readsOrders() throws {
        let order = try ListOrder<FileQuery.SortKey>.reading("modified_at,desc:created_at,asc:created_at")
        #expect(order == [ListOrder(.modifiedAt), ListOrder(.createdAt, isDescending: true)])
        #expect(try ListOrder<FileQuery.SortKey>.reading(nil).isEmpty)
    }

    @Test(arguments: ["path", "up:created_at", "created_at; DROP TABLE file", ":", "desc:"])
    func refusesOtherOrders_K14(_ text: String) {
        #expect(throws: PlatformError.self) { try ListOrder<FileQuery.SortKey>.reading(text) }
    }
}
