/// Addresses of the pages where scopes are approved.
package enum ApprovalsURL: PortalURL {
    case queue

    package var path: String {
        switch self {
        case .queue: "/approvals"
        }
    }
}
