import HTTPTypes
import LintelCodec
import Testing

@testable import LintelServer

@Suite struct JSONFieldsTests {
    private static func fields(_ json: String) throws -> JSONFields<Problem> {
        JSONFields(try #require(try JSONValue(parsing: Array(json.utf8)).objectValue)) { Problem.invalid($0, $1) }
    }

    @Test func takesWhatItKnows() throws {
        var fields = try Self.fields(#"{"name": "A", "days": 3, "list": ["a", "b"], "flag": true, "gone": null}"#)
        #expect(try fields.string("name") == "A")
        #expect(try fields.optionalInteger("days") == 3)
        #expect(try fields.optionalStrings("list") == ["a", "b"])
        #expect(try fields.optionalBool("flag") == true)
        #expect(try fields.optionalString("gone") == nil)
        try fields.finish()
    }

    @Test(arguments: ["is_operator", "email_verified", "role", "state", "NAME", "na\u{0301}me"])
    func refusesWhatNobodyTakes_C14_K09(_ member: String) throws {
        var fields = try Self.fields("{\"name\": \"A\", \"\(member)\": true}")
        _ = try fields.string("name")
        let problem = #expect(throws: Problem.self) { try fields.finish() }
        #expect(problem?.field == member && problem?.status.code == 422)
    }

    @Test(arguments: ["{}", #"{"name": 1}"#, #"{"name": ["A"]}"#, #"{"name": null}"#, #"{"name": {"a": "b"}}"#])
    func refusesOtherTypes(_ json: String) throws {
        var fields = try Self.fields(json)
        #expect(throws: Problem.self) { _ = try fields.string("name") }
    }

    @Test func boundsTextsAndLists() throws {
        let long = String(repeating: "a", count: 4_097)
        var fields = try Self.fields(
            "{\"name\": \"\(long)\", \"list\": [\"a\", \"b\", \"c\"], \"items\": [\"\(long)\"]}"
        )
        #expect(throws: Problem.self) { _ = try fields.string("name") }
        #expect(throws: Problem.self) { _ = try fields.optionalStrings("list", atMost: 2) }
        #expect(throws: Problem.self) { _ = try fields.optionalStrings("items") }
    }
}

@Suite struct EntityTagTests {
    @Test func readsWhatItWrites() {
        for version: Int64 in [1, 2, 10, .max] {
            #expect(EntityTag(parsing: EntityTag(version: version).description)?.version == version)
        }
    }

    @Test(arguments: [
        "", "*", "v1", "\"1\"", "W/\"v1\"", "\"v0\"", "\"v-1\"", "\"v01\"", "\"v+1\"", "\"v1\", \"v2\"", "\"v1",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(EntityTag(parsing: text) == nil)
    }
}
