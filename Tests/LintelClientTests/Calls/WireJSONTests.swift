import Foundation
import NIOHTTP1
import Testing

@testable import LintelClient

@Suite struct WireJSONTests {
    private struct Thing: Codable, Equatable {
        var name: String
        var at: Date?
    }

    private func decode<Value: Decodable>(_ text: String, as type: Value.Type) throws -> Value {
        let head = AnswerHead(status: 200, headers: HTTPHeaders(), correlationID: "c", address: "")
        return try WireJSON.decode(type, from: HTTPAnswer(head: head, bytes: Array(text.utf8)))
    }

    @Test(arguments: [
        "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05.123456Z", "2026-01-02T04:04:05+01:00",
    ])
    func readsTimes(_ text: String) throws {
        let seconds = try #require(WireJSON.date(text)).timeIntervalSince1970
        #expect(abs(seconds - 1_767_323_045) < 0.2)
    }

    @Test(arguments: ["", "today", "2026-01-02", "1767323045"])
    func readsNoOtherTimes(_ text: String) {
        #expect(WireJSON.date(text) == nil)
    }

    @Test func passesOverWhatItDoesNotKnow() throws {
        #expect(try self.decode(#"{"name":"a","new":{"b":[1]}}"#, as: Thing.self) == Thing(name: "a", at: nil))
    }

    @Test(arguments: ["", "null", "[]", "{}", #"{"name":7}"#, #"{"name":"a","at":"x"}"#])
    func saysThatAnAnswerDoesNotFit(_ text: String) {
        #expect {
            try self.decode(text, as: Thing.self)
        } throws: { error in
            let error = error as? ClientError
            return error?.code == .answerInvalid && error?.correlationID == "c"
        }
    }

    @Test func keepsAnyJSON() throws {
        let text = #"{"a":[1,2.5,true,null,"x",{"b":{}}],"c":9007199254740993}"#
        let value = try self.decode(text, as: JSON.self)
        #expect(value == ["a": [1, 2.5, true, nil, "x", ["b": [:]]], "c": 9_007_199_254_740_993])
        #expect(String(decoding: try WireJSON.encode(value), as: UTF8.self) == text)
        #expect(value["a"]?.text == nil && value["x"] == nil)
    }

    @Test func encodesParts() {
        #expect("a/b c?%".pathPart == "a%2Fb%20c%3F%25")
        #expect("//a/b c".pathTail == "a/b%20c")
        #expect("../x".pathPart == "..%2Fx")
    }
}
