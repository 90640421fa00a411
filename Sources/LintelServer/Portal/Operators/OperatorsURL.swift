import LintelCodec
package import LintelTokens

/// Addresses of the pages for operators.
package enum OperatorsURL: PortalURL {
    case overview
    case organisations(search: String?, after: OrganisationID?)
    case organisation(OrganisationID)
    case entitlements(OrganisationID)
    case accounts(search: String?, after: AccountID?)
    case account(AccountID)
    case accountState(AccountID)
    case accountSessions(AccountID)
    case keys
    case rotation
    case catalogue
    case mails
    case retry

    package var path: String {
        switch self {
        case .overview: "/operation"
        case .organisations: "/operation/organisations"
        case .organisation(let id): Self.path(id)
        case .entitlements(let id): Self.path(id) + "/entitlements"
        case .accounts: "/operation/accounts"
        case .account(let id): Self.path(id)
        case .accountState(let id): Self.path(id) + "/state"
        case .accountSessions(let id): Self.path(id) + "/sessions"
        case .keys: "/operation/keys"
        case .rotation: "/operation/keys/rotation"
        case .catalogue: "/operation/catalogue"
        case .mails: "/operation/mails"
        case .retry: "/operation/mails/retry"
        }
    }

    package var query: [(name: String, value: String)] {
        let fields: [(String, String?)] =
            switch self {
            case .organisations(let search, let after): [("search", search), ("after", after?.rawValue)]
            case .accounts(let search, let after): [("search", search), ("after", after?.rawValue)]
            default: []
            }
        return fields.compactMap { name, value in value.map { (name, $0) } }
    }

    private static func path(_ id: OrganisationID) -> String {
        "/operation/organisations/\(FormEncoding.encode(id.rawValue))"
    }

    private static func path(_ id: AccountID) -> String { "/operation/accounts/\(FormEncoding.encode(id.rawValue))" }
}
