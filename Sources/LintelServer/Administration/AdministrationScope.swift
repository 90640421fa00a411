import LintelGuard
import LintelTokens

/// What a token has to carry for a call of the administration API; the catalogue's API `lintel` has them.
///
/// A scope that lets change lets read too.
enum AdministrationScope: String, Sendable, Hashable, CaseIterable {
    case readApps = "lintel.apps.read"
    case apps = "lintel.apps"
    case readOrganisations = "lintel.organisations.read"
    case organisations = "lintel.organisations"
    case approvals = "lintel.approvals"
    case readAudit = "lintel.audit.read"

    /// The scopes of which a token needs one; the first is the smallest.
    var sufficient: [String] {
        switch self {
        case .readApps: [self.rawValue, Self.apps.rawValue]
        case .readOrganisations: [self.rawValue, Self.organisations.rawValue]
        case .apps, .organisations, .approvals, .readAudit: [self.rawValue]
        }
    }
}
