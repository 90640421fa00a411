import LintelCodec
import Testing

@testable import LintelPlatform

/// What people say of a block model is checked.
@Suite struct BlockModelDetailsTests {
    private static func details(_ name: String) throws -> BlockModelDetails {
        try BlockModelDetails(.object([JSONMember(name: "name", value: .string(name))]))
    }

    @Test func keepsAName() throws {
        #expect(try Self.details("North pit, été").name == "North pit, été")
    }

    @Test(arguments: ["ab", "a/b", "a\\b", "a/\u{338}b", "a\\\u{301}b", String(repeating: "a", count: 101)])
    func refusesAName(_ name: String) throws {
        let error = #expect(throws: PlatformError.self) { try Self.details(name) }
        #expect(error?.code == .blockModelInvalid && error?.field == "name")
    }
}
