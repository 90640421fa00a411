import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens
import NIOCore

/// Answers of the ProjectWise API: `{"instances": […]}`.
enum WSGInstances {
    static func response(
        reserving count: Int = 1_024,
        headers: HTTPFields = [:],
        _ write: (inout JSONWriter) -> Void,
    ) -> Response {
        var json = JSONWriter(reservingCapacity: count)
        json.beginObject()
        json.key("instances")
        json.beginArray()
        write(&json)
        json.endArray()
        json.endObject()
        var headers = headers
        headers[.contentType] = "application/json"
        // What somebody may see can be taken from them: a copy is asked about before it is used.
        headers[.cacheControl] = "private, no-cache"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }

    /// A part of a list: one more than asked for says that the list goes on.
    static func list<Item>(
        _ items: [Item],
        _ window: ListWindow,
        size: Int,
        _ write: (Item, inout JSONWriter) -> Void,
    ) -> Response {
        var headers = HTTPFields()
        if items.count > window.limit, let name = WSGQuery.skipTokenHeader {
            headers[name] = String(window.offset + window.limit)
        }
        return Self.response(reserving: 64 + size * min(items.count, window.limit), headers: headers) { json in
            for item in items.prefix(window.limit) { write(item, &json) }
        }
    }

    /// One instance, or 304 when the caller has it (RFC 9110 §13.1.2).
    static func one(_ tag: String, for request: Request, _ write: (inout JSONWriter) -> Void) -> Response {
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").contains { part in
            let text = part.trimmedSpaces
            return text == "*" || text == tag || text == "W/" + tag
        }
        guard known != true else {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "private, no-cache"])
        }
        return Self.response(headers: [.eTag: tag], write)
    }
}
