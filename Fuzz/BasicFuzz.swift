// Reads the input as the value of an Authorization header, and as the pair inside of one.
//
// Holds: an accepted header is the one canonical encoding of its pair.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let header = String(decoding: input, as: UTF8.self)
    if let credentials = BasicCredentials(authorizationHeader: header) {
        let pair = Array("\(credentials.username):\(credentials.password)".utf8)
        precondition(header.utf8.count <= BasicCredentials.maximumBytes, "a long header was accepted")
        precondition(header.lowercased().hasPrefix("basic "), "another scheme was accepted")
        precondition(header.split(separator: " ").last.map(String.init) == Base64.encode(pair), "loose base64")
    }
    if let credentials = BasicCredentials(authorizationHeader: "Basic \(Base64.encode(input))") {
        precondition(input.elementsEqual("\(credentials.username):\(credentials.password)".utf8), "another pair")
        precondition(!credentials.username.utf8.contains(UInt8(ascii: ":")), "not split at the first colon")
        for half in [credentials.decodedUsername, credentials.decodedPassword] {
            guard let half else { continue }
            let again = FormEncoding.decode(FormEncoding.encode(half).utf8)
            precondition(again == Array(half.utf8), "a half changed on the way")
        }
    }
    return 0
}
