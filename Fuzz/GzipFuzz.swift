// Reads the input as gzip with a small limit, and wraps it in gzip as it is.
//
// Holds: never more comes out than the limit; what is wrapped comes out unchanged; a limit one byte shorter refuses it.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let output = try? Gzip.decompress(input, maximumBytes: 4096) {
        precondition(output.count <= 4096, "more than the limit")
    }
    let wrapped = stored(input)
    precondition((try? Gzip.decompress(wrapped, maximumBytes: input.count)) == input, "other bytes came out")
    if !input.isEmpty {
        precondition((try? Gzip.decompress(wrapped, maximumBytes: input.count - 1)) == nil, "the limit was passed")
    }
    return 0
}

/// One gzip member with one stored block (RFC 1951 §3.2.4).
private func stored(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(bytes.count)
    var checksum = UInt32.max
    for byte in bytes {
        checksum ^= UInt32(byte)
        for _ in 0..<8 { checksum = checksum & 1 == 0 ? checksum >> 1 : 0xEDB8_8320 ^ checksum >> 1 }
    }
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    let lengths = littleEndian(length) + littleEndian(~length)
    return header + lengths + bytes + littleEndian(~checksum) + littleEndian(UInt32(bytes.count))
}

private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
}
