/// Which hosts a redirect URI may name (RFC 3986 §3.2.2).
enum URIHost {
    /// Whether the bytes are a host.
    ///
    /// For the web this means an IPv6 address in brackets, an IPv4 address of four decimal numbers, or a name of
    /// letters, digits, hyphens and underscores. The other spellings of an address (`127.1`, `0177.0.0.1`,
    /// `0x7f000001`) and percent-encodings mean one host to RFC 3986 and another to a browser.
    static func isValid(_ bytes: ArraySlice<UInt8>, isWeb: Bool) -> Bool {
        if bytes.first == UInt8(ascii: "[") { return self.isBracketedIPv6(bytes) }
        return isWeb ? self.isWebHost(bytes) : URISyntax.isRegisteredName(bytes)
    }

    private static func isWebHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        // RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text.
        guard !bytes.isEmpty, bytes.count <= 253 else { return false }
        var labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        // A dot at the end only says that the name is complete.
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard let last = labels.last, labels.allSatisfy(self.isLabel) else { return false }
        let isNumeric =
            last.allSatisfy(URISyntax.isDigit) || last.starts(with: "0x".utf8) || last.starts(with: "0X".utf8)
        return isNumeric ? self.isIPv4(bytes) : true
    }

    private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { URISyntax.isLetter($0) || URISyntax.isDigit($0) || "-_".utf8.contains($0) }
    }

    /// IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet.
    private static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let octets = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return octets.count == 4 && octets.allSatisfy(self.isDecimalOctet)
    }

    /// 0 to 255 without leading zeros.
    private static func isDecimalOctet(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...3).contains(bytes.count), bytes.allSatisfy(URISyntax.isDigit) else { return false }
        guard bytes.count == 1 || bytes.first != UInt8(ascii: "0") else { return false }
        return UInt8(String(decoding: bytes, as: UTF8.self)) != nil
    }

    /// An IPv6 address in brackets (RFC 4291 §2.2), without zone and without a later version's format.
    private static func isBracketedIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count > 2, bytes.last == UInt8(ascii: "]") else { return false }
        let address = bytes.dropFirst().dropLast()
        guard
            let gap = zip(address.indices, address.indices.dropFirst()).first(where: { first, second in
                address[first] == UInt8(ascii: ":") && address[second] == UInt8(ascii: ":")
            })
        else { return self.groupCount(address, mayEndInIPv4: true) == 8 }
        guard let before = self.groupCount(address[..<gap.0], mayEndInIPv4: false),
            let after = self.groupCount(address[(gap.1 + 1)...], mayEndInIPv4: true)
        else { return false }
        // The gap stands for one group or more.
        return before + after <= 7
    }

    /// How many groups of 16 bits are written, or nil when a piece is no group; an IPv4 address counts as two.
    private static func groupCount(_ bytes: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
        guard !bytes.isEmpty else { return 0 }
        var pieces = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var count = pieces.count
        if mayEndInIPv4, let last = pieces.last, self.isIPv4(last) {
            pieces.removeLast()
            count += 1
        }
        let areGroups = pieces.allSatisfy { piece in
            (1...4).contains(piece.count) && piece.allSatisfy { Hex.value(of: $0) != nil }
        }
        return areGroups ? count : nil
    }
}
