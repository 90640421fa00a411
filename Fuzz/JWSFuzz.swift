// Reads the input as a JWS in compact serialisation.
//
// Holds: an accepted token is exactly its three parts encoded again, so that no token has a second spelling.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let token = CompactJWS(input) else { return 0 }
    precondition(!token.header.isEmpty && !token.payload.isEmpty, "an empty part was accepted")
    let parts = [token.header, token.payload, token.signature].map { Base64URL.encode($0) }
    precondition(input.elementsEqual(parts.joined(separator: ".").utf8), "another spelling was accepted")
    precondition(token.signingInput.elementsEqual("\(parts[0]).\(parts[1])".utf8), "another signing input")
    return 0
}
