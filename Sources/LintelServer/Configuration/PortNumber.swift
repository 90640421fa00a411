/// A TCP port in decimal digits without sign or leading zeros.
enum PortNumber {
    /// Reads a port; nil when it is not one.
    ///
    /// - Parameter allowingZero: Whether port 0, which lets the system choose, is one.
    static func parse(_ text: some StringProtocol, allowingZero: Bool) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(text) else { return nil }
        guard text == String(port), port > 0 || allowingZero else { return nil }
        return Int(port)
    }
}
