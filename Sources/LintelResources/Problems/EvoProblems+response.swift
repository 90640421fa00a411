import HTTPTypes
package import Hummingbird
import LintelCodec
import NIOCore

extension EvoProblems {
    /// The answer that tells of a problem.
    package func response(_ problem: EvoProblem) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", self.type(problem.code))
        json.member("title", problem.title)
        json.member("status", Int64(problem.status.code))
        json.member("detail", problem.detail)
        if !problem.invalidParameters.isEmpty {
            json.key("invalid-params")
            json.beginArray()
            for parameter in problem.invalidParameters {
                json.beginObject()
                json.member("name", parameter.name)
                json.member("reason", parameter.reason)
                json.endObject()
            }
            json.endArray()
        }
        for member in problem.members {
            json.key(member.name)
            json.string(member.value)
        }
        json.endObject()
        return Response(
            status: problem.status,
            headers: [.contentType: Self.mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)),
        )
    }
}
