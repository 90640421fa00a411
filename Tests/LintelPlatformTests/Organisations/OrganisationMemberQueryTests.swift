import LintelPlatform
import Testing

@Suite struct OrganisationMemberQueryTests {
    @Test(arguments: [(0, 1), (-1, 1), (Int.min, 1), (7, 7), (1_000_000, 200), (Int.max, 200)])
    func bringsLimitsIntoBounds_K14(asked: Int, limit: Int) {
        #expect(OrganisationMemberQuery(limit: asked).limit == limit)
        #expect(OrganisationMemberQuery().limit == 50)
    }

    @Test(arguments: ["", "!!!", "AAAA", "bm8tYWRkcmVzcw", "\u{0}", String(repeating: "A", count: 10_000)])
    func takesWhatIsNoCursorForTheFirstPage_K14(cursor: String) {
        #expect(OrganisationMemberQuery(cursor: cursor).after == nil)
    }

    @Test func goesOnBehindItsOwnCursor() throws {
        let key = try EmailKey("ann@example.org")
        let page = OrganisationMemberPage(members: [], lastKey: key)
        #expect(OrganisationMemberQuery(cursor: page.next).after == key)
        #expect(OrganisationMemberPage(members: [], lastKey: nil).next == nil)
    }

    @Test func trimsAndBoundsTheText() {
        #expect(OrganisationMemberQuery(search: "  ANN ").search == "ANN")
        #expect(OrganisationMemberQuery(search: String(repeating: "x", count: 5_000)).search.count == 100)
    }
}
