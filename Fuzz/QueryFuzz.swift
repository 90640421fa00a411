// Reads the input as a query string, with the limits of the endpoints.
//
// Holds: what is accepted survives being written into a URI, in which every byte is one that RFC 3986 allows; a second
// reader that splits and decodes in another way finds the same fields.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let query = try? FormFields(parsing: input) else { return 0 }
    var written = ""
    for field in query.fields { FormEncoding.append(name: field.name, value: field.value, to: &written) }
    let again = try? FormFields(parsing: written.utf8)
    precondition(again?.fields == query.fields, "the fields changed on the way")
    if written.utf8.count <= 1024 {
        precondition(RedirectURI("https://a.example/?\(written)") != nil, "a byte that no query may hold was written")
    }

    let pieces = input.split(separator: UInt8(ascii: "&"))
    precondition(pieces.count == query.fields.count, "another number of fields")
    for (piece, field) in zip(pieces, query.fields) {
        let halves = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        precondition(decodedBackwards(halves[0]) == Array(field.name.utf8), "another name")
        let value = halves.count == 2 ? decodedBackwards(halves[1]) : []
        precondition(value == Array(field.value.utf8), "another value")
    }
    return 0
}

/// Decodes from the end to the start: a percent sign takes the two bytes read last.
private func decodedBackwards(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes.reversed() {
        if byte == UInt8(ascii: "%"), output.count > 1 {
            let digits = String(decoding: [output.removeLast(), output.removeLast()], as: UTF8.self)
            output.append(UInt8(digits, radix: 16) ?? byte)
        } else {
            output.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
    }
    return output.reversed()
}
