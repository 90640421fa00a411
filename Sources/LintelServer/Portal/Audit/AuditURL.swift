/// Addresses of the pages that show the audit log.
package enum AuditURL: PortalURL {
    case log

    package var path: String {
        switch self {
        case .log: "/audit"
        }
    }
}
