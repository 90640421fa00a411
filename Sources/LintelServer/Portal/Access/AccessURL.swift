/// Addresses of the pages that explain decisions.
package enum AccessURL: PortalURL {
    case check

    package var path: String {
        switch self {
        case .check: "/access-check"
        }
    }
}
