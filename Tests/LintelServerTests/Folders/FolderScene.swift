import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import Testing

/// Calls of the folder API.
extension EvoScene {
    /// A call of the folder API, by the editor unless somebody else is named.
    func folder(
        _ method: HTTPRequest.Method,
        _ rest: String = "",
        as token: String? = nil,
        _ body: String? = nil,
    ) async throws -> TestResponse {
        let field = try #require(HTTPField.Name("API-Preview"))
        return try await self.call(method, self.folders + rest, as: token, body, headers: [field: "opt-in"])
    }

    /// Makes a folder and gives its id.
    func makeFolder(_ name: String, in path: String = "/", sourceLocation: SourceLocation = #_sourceLocation)
        async throws -> String
    {
        var body = JSONWriter()
        body.beginObject()
        body.member("name", name)
        body.member("parent_folder_path", path)
        body.endObject()
        let made = try await self.folder(.post, "", String(decoding: body.bytes, as: UTF8.self))
        #expect(made.status == .created, "\(made.text)", sourceLocation: sourceLocation)
        return try #require(made.json["folder_id"]?.stringValue, sourceLocation: sourceLocation)
    }

    /// The paths of the folders that an answer lists.
    static func paths(_ response: TestResponse) -> [String] {
        response.json["results"]?.arrayValue?.compactMap { $0["path"]?.stringValue } ?? []
    }
}
