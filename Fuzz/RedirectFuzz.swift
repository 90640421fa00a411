// Reads the input as two redirect URIs with a line feed between them: the registered one and the presented one.
//
// Holds: they match when they are the same bytes, or when an oracle that works on the text alone, without the parser,
// finds that only the port of a loopback URI differs; they never match otherwise.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let halves = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let presented = String(decoding: halves[halves.count - 1], as: UTF8.self)
    check(registered: String(decoding: halves[0], as: UTF8.self), presented: presented)
    for registered in ["http://127.0.0.1/cb", "http://[::1]:80/?a=b", "http://localhost", "https://good.example/cb"] {
        check(registered: registered, presented: presented)
    }
    return 0
}

private func check(registered: String, presented: String) {
    let isSame = Array(registered.utf8) == Array(presented.utf8)
    func matches(_ allowingLoopbackPort: Bool) -> Bool {
        RedirectURI.matches(
            registered: registered,
            presented: presented,
            allowingLoopbackPort: allowingLoopbackPort,
        )
    }
    precondition(matches(false) == isSame, "other bytes match, or the same do not")
    let differsInPortOnly =
        textWithoutLoopbackPort(registered).map { $0 == textWithoutLoopbackPort(presented) } ?? false
    if matches(true) { precondition(isSame || differsInPortOnly, "more than the loopback port differs") }
    if isSame || differsInPortOnly && RedirectURI(registered) != nil && RedirectURI(presented) != nil {
        precondition(matches(true), "an allowed port was refused")
    }
    guard let uri = RedirectURI(presented) else { return }
    checkParts(of: uri, text: presented)
}

/// The bytes of a loopback http URI with the port cut out; nil for any other text.
private func textWithoutLoopbackPort(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    for prefix in ["http://127.0.0.1", "http://[::1]", "http://localhost"] where bytes.starts(with: prefix.utf8) {
        var tail = Array(bytes.dropFirst(prefix.utf8.count))
        if tail.first == UInt8(ascii: ":") {
            let digits = tail.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard let port = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(port) else {
                return nil
            }
            tail.removeFirst(1 + digits.count)
        }
        guard tail.isEmpty || tail[0] == UInt8(ascii: "/") || tail[0] == UInt8(ascii: "?") else { return nil }
        return Array(prefix.utf8) + tail
    }
    return nil
}

private func checkParts(of uri: RedirectURI, text: String) {
    let bytes = Array(text.utf8)
    precondition(Array(uri.text.utf8) == bytes, "the text was not kept")
    precondition(bytes.count <= 2048 && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a foreign byte was accepted")
    precondition(!bytes.contains(UInt8(ascii: "#")) && !bytes.contains(UInt8(ascii: "\\")), "a fragment was accepted")
    let end = uri.path + (uri.query.map { "?\($0)" } ?? "")
    precondition(text.hasSuffix(end) && text.hasPrefix("\(uri.scheme):"), "the parts are not those of the text")
    let scheme = uri.scheme.lowercased()
    guard scheme == "http" || scheme == "https" else { return }
    let port = uri.port.map { ":\($0)" } ?? ""
    let rebuilt = "\(uri.scheme)://\(uri.host ?? "")\(port)\(end)"
    precondition(rebuilt == text, "a web URI is more than its parts")
}
