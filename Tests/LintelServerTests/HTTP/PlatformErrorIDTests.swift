import Foundation
import LintelOAuth
import LintelPlatform
import Testing

@testable import LintelServer

/// Every rule of the platform that a page or the administration API can refuse by keeps its own id in the answer.
@Suite struct PlatformErrorIDTests {
    /// Never met by a caller, or answered by a status of its own.
    private static let elsewhere: Set<String> = ["not_found", "busy", "catalogue_invalid", "type_fixed"]

    @Test func everyCodeHasItsID() throws {
        let file = PageTemplateTests.root.appending(path: "Sources/LintelPlatform/PlatformError.swift")
        let codes = try String(contentsOf: file, encoding: .utf8).matches(of: /Self\(rawValue: "([a-z_]+)"\)/)
            .map { String($0.output.1) }
        #expect(codes.count > 30)
        for code in codes where !Self.elsewhere.contains(code) {
            let refusal = PageRefusal(PlatformError(PlatformError.Code(rawValue: code), "x"))
            #expect(refusal.id.rawValue == code)
        }
    }
}
