import LintelCodec

/// Addresses that only a demo has.
package enum DemoURL: PortalURL {
    case mailbox
    case mail(name: String)

    package var path: String {
        switch self {
        case .mailbox: "/mailbox"
        case .mail(let name): "/mailbox/\(FormEncoding.encode(name))"
        }
    }
}
