package import HTTPTypes
package import Hummingbird
package import LintelCodec
import NIOCore

/// Answers of the resource APIs.
package enum CallAnswer {
    /// A JSON body.
    ///
    /// - Parameter count: How many bytes it has, about.
    package static func json(
        _ status: HTTPResponse.Status = .ok,
        reserving count: Int = 1_024,
        _ write: (inout JSONWriter) throws -> Void,
    ) rethrows -> Response {
        var json = JSONWriter(reservingCapacity: count)
        try write(&json)
        return Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)),
        )
    }

    /// No body at all: the clients refuse one here.
    package static func empty(_ status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.cacheControl: "no-store"])
    }
}

extension JSONWriter {
    /// Writes an object.
    package mutating func object(_ write: (inout JSONWriter) throws -> Void) rethrows {
        self.beginObject()
        try write(&self)
        self.endObject()
    }

    /// Writes a list of objects.
    package mutating func objects<Item>(
        _ items: some Sequence<Item>,
        _ write: (Item, inout JSONWriter) throws -> Void,
    ) rethrows {
        self.beginArray()
        for item in items { try self.object { try write(item, &$0) } }
        self.endArray()
    }

    /// Writes a member whose value is a list of objects.
    package mutating func member<Item>(
        _ name: StaticString,
        objects items: some Sequence<Item>,
        _ write: (Item, inout JSONWriter) throws -> Void,
    ) rethrows {
        self.key(name)
        try self.objects(items, write)
    }

    /// Writes a member that is `null` when there is nothing.
    package mutating func member(_ name: StaticString, optional value: String?) {
        self.key(name)
        if let value { self.string(value) } else { self.null() }
    }
}
