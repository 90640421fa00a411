import LintelCodec
package import LintelTokens

/// Addresses of the pages about organisations.
package enum OrganisationsURL: PortalURL {
    case list
    case organisation(OrganisationID)
    case invitation(token: String)

    package var path: String {
        switch self {
        case .list: "/organisations"
        case .organisation(let id): "/organisations/\(FormEncoding.encode(id.rawValue))"
        case .invitation: "/invitation"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .invitation(let token): [("token", token)]
        default: []
        }
    }
}
