// Reads the input as a percent-encoded path.
//
// Holds: what is decoded has as many slashes as were sent; encoded again it is decoded to the same; the remainder behind
// so many segments is an end of the path that begins with a slash or is empty.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    if let decoded = PathEncoding.decode(input) {
        let slash = UInt8(ascii: "/")
        precondition(decoded.count { $0 == slash } == input.count { $0 == slash }, "another number of slashes")
        if let text = String(validating: decoded, as: UTF8.self) {
            precondition(PathEncoding.decode(PathEncoding.encode(text).utf8) == decoded, "other bytes came back")
        }
    }
    guard let path = String(validating: input, as: UTF8.self) else { return 0 }
    for segments in 0..<4 {
        guard let remainder = PathEncoding.remainder(of: path, afterSegments: segments) else { continue }
        precondition(Array(path.utf8.suffix(remainder.count)) == remainder, "no end of the path")
        if segments > 0 { precondition(remainder.isEmpty || remainder[0] == UInt8(ascii: "/"), "cut in a name") }
    }
    return 0
}
