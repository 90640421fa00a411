import LintelCodec
import Testing

struct JSONWriterMembersTests {
    @Test func writesAMemberOfEachType() throws {
        var writer = JSONWriter(reservingCapacity: 16)
        writer.beginObject()
        writer.member("iss", "https://issuer.example")
        writer.member("exp", 1_300_819_380)
        writer.member("active", true)
        writer.member("aud", ["a", "b"])
        writer.endObject()
        let value = try JSONValue(parsing: writer.bytes)
        #expect(value["iss"]?.stringValue == "https://issuer.example")
        #expect(value["exp"]?.integerValue == 1_300_819_380)
        #expect(value["active"]?.boolValue == true)
        #expect(value["aud"]?.arrayValue == [.string("a"), .string("b")])
    }
}
