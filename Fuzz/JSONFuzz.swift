// Reads the input as a JSON text, and writes it as a JSON string.
//
// Holds: what is accepted is the same value after being written and read again, and no object repeats a name.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: input, as: UTF8.self)
    var quoted = JSONWriter()
    quoted.string(text)
    let read = try? JSONValue(parsing: quoted.bytes, maximumBytes: .max)
    precondition(read?.stringValue.map { $0.utf8.elementsEqual(text.utf8) } == true, "a string changed on the way")

    guard let value = try? JSONValue(parsing: input) else { return 0 }
    var writer = JSONWriter(reservingCapacity: count)
    write(value, to: &writer)
    let again = try? JSONValue(parsing: writer.bytes, maximumBytes: .max)
    precondition(again == value, "the value changed on the way")
    return 0
}

private func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.raw("\(value)".utf8)
    case .string(let value): writer.string(value)
    case .array(let values):
        writer.beginArray()
        for value in values { write(value, to: &writer) }
        writer.endArray()
    case .object(let members):
        precondition(Set(members.map { Array($0.name.utf8) }).count == members.count, "a repeated name was accepted")
        writer.beginObject()
        for member in members {
            writer.key(member.name)
            write(member.value, to: &writer)
        }
        writer.endObject()
    }
}
