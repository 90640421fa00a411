import HTTPTypes
import LintelCodec
import LintelGuard
import LintelOAuth

/// Refusals of the token itself as problem details (RFC 9457).
struct ProblemRefusalBody: RefusalBody {
    let issuer: String

    func content(of refusal: Refusal) -> RefusalContent {
        let id = ErrorID(refusal.reason)
        var json = JSONWriter(reservingCapacity: 384)
        json.beginObject()
        json.member("type", self.issuer + SiteURL.error(id: id.rawValue).description)
        json.member("title", refusal.status.reasonPhrase)
        json.member("status", Int64(refusal.status.code))
        json.member("detail", refusal.message)
        json.member("id", id.rawValue)
        json.endObject()
        return RefusalContent(type: "application/problem+json", bytes: json.bytes)
    }
}
