import HTTPTypes
package import Hummingbird

/// The address that a request comes from, as far as it can be believed.
package struct ClientAddress: Sendable {
    /// An address as text for logs and as bytes for throttles; no bytes when there is none (tests, unix sockets).
    package struct Address: Sendable, Hashable {
        package var text: String
        package var bytes: [UInt8]
    }

    private let proxy: ServerSettings.Proxy

    package init(proxy: ServerSettings.Proxy) {
        self.proxy = proxy
    }

    /// The peer's address, or, when the peer is a trusted proxy, the last address in `X-Forwarded-For` that is not
    /// itself a trusted proxy: what an outsider writes in front of it is never reached.
    package func address(of request: Request, context: LintelContext) -> Address {
        guard let text = context.peer?.ipAddress, var address = IPAddress(text) else {
            return Address(text: "unknown", bytes: [])
        }
        var shown = text
        if self.proxy.trusts(address) {
            let hops = request.headers[values: .xForwardedFor].joined(separator: ",").split(separator: ",").suffix(16)
            for hop in hops.reversed() {
                let candidate = String(hop.filter { $0 != " " && $0 != "\t" })
                guard let next = IPAddress(candidate) else { break }
                shown = candidate
                address = next
                guard self.proxy.trusts(address) else { break }
            }
        }
        return Address(text: shown, bytes: address.bytes)
    }
}
