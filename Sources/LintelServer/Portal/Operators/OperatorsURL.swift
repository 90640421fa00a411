/// Addresses of the pages for operators.
package enum OperatorsURL: PortalURL {
    case overview

    package var path: String {
        switch self {
        case .overview: "/operation"
        }
    }
}
