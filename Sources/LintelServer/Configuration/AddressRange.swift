/// An IP address, or a block of them in CIDR notation (RFC 4632 §3.1): `10.0.0.0/8`, `::1`.
package struct AddressRange: Sendable, Hashable {
    private let network: [UInt8]
    private let prefixLength: Int

    /// Reads one address or `ADDRESS/LENGTH`; nil for anything else, and when bits behind the length are set.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
        let width = address.bytes.count * 8
        self.network = address.bytes
        guard parts.count == 2 else {
            self.prefixLength = width
            return
        }
        guard let length = UInt8(parts[1]), String(length) == parts[1], Int(length) <= width else { return nil }
        self.prefixLength = Int(length)
        guard Self.masked(address.bytes, to: Int(length)) == address.bytes else { return nil }
    }

    /// Whether the address lies in the range; an address of the other family never does.
    package func contains(_ address: IPAddress) -> Bool {
        address.bytes.count == self.network.count
            && Self.masked(address.bytes, to: self.prefixLength) == self.network
    }

    private static func masked(_ bytes: [UInt8], to length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(8, max(0, length - index * 8))
            return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
        }
    }
}
