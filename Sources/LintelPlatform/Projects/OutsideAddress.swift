/// An address of something on another server, which this one never calls.
enum OutsideAddress {
    static let maximum = 2_048

    /// Whether the text is an absolute address of one of the schemes; templates such as `{z}/{x}/{y}` are taken too.
    ///
    /// - Parameter schemes: With what stands before the host: `https://`.
    static func isValid(_ text: String, schemes: [String]) -> Bool {
        let lower = text.lowercased()
        guard let scheme = schemes.first(where: { lower.hasPrefix($0) }), text.utf8.count <= Self.maximum,
            case let rest = text.utf8.dropFirst(scheme.utf8.count), let first = rest.first,
            first != UInt8(ascii: "/")
        else { return false }
        return rest.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`".utf8.contains($0) }
    }
}
