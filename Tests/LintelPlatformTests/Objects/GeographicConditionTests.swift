import LintelPlatform
import Testing

/// Conditions on where objects lie (row K14).
@Suite struct GeographicConditionTests {
    private static let square = "(1,2),(3,2),(3,4.5),(1,4.5),(1,2)"

    @Test func readsThreeForms() throws {
        let extent = try #require(GeographicExtent(west: 1, south: 2, east: 3, north: 4.5))
        for (text, relation) in [
            (Self.square, GeographicCondition.Relation.intersects), ("geointersects:\(Self.square)", .intersects),
            ("geowithin:\(Self.square)", .within), ("geowithin:\(Self.square.replacing(",", with: ", "))", .within),
        ] {
            #expect(try GeographicCondition(text) == GeographicCondition(relation, extent))
        }
    }

    @Test(arguments: [
        "", "()", "(1,2)", "(1,2),(3,2),(3,4),(1,4)", "(1,2),(3,2),(3,4),(1,4),(0,0)",
        "near:(1,2),(3,2),(3,4),(1,4),(1,2)",
        "(1,2),(3,2),(3,4),(1,4),(1,2),", "(181,2),(3,2),(3,4),(1,4),(181,2)", "(nan,2),(3,2),(3,4),(1,4),(nan,2)",
        "(1,2),(3,2,1),(3,4),(1,4),(1,2)", "(inf,2),(3,2),(3,4),(1,4),(inf,2)", "(1,91),(3,2),(3,4),(1,4),(1,91)",
    ])
    func refusesOtherTexts_K14(_ text: String) {
        let error = #expect(throws: PlatformError.self) { try GeographicCondition(text) }
        #expect(error?.code == .queryInvalid && error?.field == "geojson_bounding_box")
    }
}
