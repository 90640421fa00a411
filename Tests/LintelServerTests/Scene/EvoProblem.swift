import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelTesting
import Testing

/// Expects a problem of an Evo API.
func expectProblem(
    _ response: TestResponse,
    _ status: HTTPResponse.Status,
    _ code: String,
    sourceLocation: SourceLocation = #_sourceLocation,
) {
    #expect(response.status.code == status.code, "\(response.text)", sourceLocation: sourceLocation)
    let type = response.json["type"]?.stringValue ?? ""
    #expect(type.hasSuffix("/" + code), "\(response.text)", sourceLocation: sourceLocation)
    #expect(response.headers[.contentType] == "application/problem+json", sourceLocation: sourceLocation)
    #expect(response.json["status"]?.integerValue == Int64(status.code), sourceLocation: sourceLocation)
    #expect(response.json["title"]?.stringValue?.isEmpty == false, sourceLocation: sourceLocation)
}
