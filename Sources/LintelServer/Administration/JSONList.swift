import Hummingbird
import LintelCodec
import LintelTokens

/// A part of a list as JSON: `items`, and `next` with the cursor of the part behind it.
enum JSONList {
    /// The answer for these items.
    ///
    /// - Parameter next: The cursor of what follows; nil at the end.
    static func response<Item>(
        _ items: [Item],
        next: String?,
        write: (Item, inout JSONWriter) -> Void,
    ) -> Response {
        var json = JSONWriter(reservingCapacity: 4_096)
        json.beginObject()
        json.key("items")
        json.beginArray()
        for item in items { write(item, &json) }
        json.endArray()
        json.optionalMember("next", next)
        json.endObject()
        return JSONAnswer.make(json.bytes)
    }
}

extension JSONWriter {
    /// A member that is `null` when there is nothing.
    mutating func optionalMember(_ name: StaticString, _ value: String?) {
        self.key(name)
        if let value { self.string(value) } else { self.null() }
    }

    /// A moment as RFC 3339 text.
    mutating func member(_ name: StaticString, _ time: UnixTime) {
        self.member(name, time.timestamp)
    }

    /// A moment as RFC 3339 text, or `null`.
    mutating func optionalMember(_ name: StaticString, _ time: UnixTime?) {
        self.optionalMember(name, time?.timestamp)
    }
}
