import HTTPTypes
package import Hummingbird
import LintelCodec
import NIOCore

/// Answers of the Evo APIs.
package enum EvoAnswer {
    /// A JSON text.
    package static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }

    /// No body at all: clients refuse even an empty object.
    package static func empty(_ status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.cacheControl: "no-store"], body: ResponseBody())
    }
}
