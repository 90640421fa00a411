/// Where attempts come from, as throttles tell places apart.
struct ClientOrigin: Sendable, Hashable {
    /// The numbers with dots between them; empty when there is no address.
    let text: String

    /// An IPv4 address, or the first 64 bits of an IPv6 address: one household or server has all that follow them.
    ///
    /// - Parameter address: The client's IP address in network order: 4 or 16 bytes.
    init(address: [UInt8]) {
        self.text = address.prefix(address.count == 16 ? 8 : 4).map(String.init).joined(separator: ".")
    }
}
