import LintelCodec

/// What a command has to say: the same facts for people and for scripts.
struct CommandAnswer {
    /// For people; may have several lines.
    var text: String
    /// One JSON object.
    var json: [UInt8]

    /// - Parameters:
    ///   - text: For people.
    ///   - members: Writes the members of the JSON object.
    init(_ text: String, members: (inout JSONWriter) -> Void) {
        self.text = text
        var writer = JSONWriter()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        self.json = writer.bytes
    }

    /// An answer that is JSON for everybody.
    init(json: [UInt8]) {
        self.text = String(decoding: json, as: UTF8.self)
        self.json = json
    }
}
