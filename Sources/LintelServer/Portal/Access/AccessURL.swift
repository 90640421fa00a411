/// Addresses of the pages that explain decisions.
package enum AccessURL: PortalURL {
    case check
    /// A refused call, told as it was decided.
    case call(correlationID: String)

    package var path: String { "/access-check" }

    package var query: [(name: String, value: String)] {
        switch self {
        case .check: []
        case .call(let id): [(name: "correlation", value: id)]
        }
    }
}
