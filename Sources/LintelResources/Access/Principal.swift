import LintelOAuth
package import LintelPlatform
import LintelTokens

/// Who a call speaks for.
package enum Principal: Sendable, Hashable {
    case person(Account)
    case service(App)
    /// Whoever has the key of a share: they may read what is in its project.
    case share(ProjectShare)

    package var isDisabled: Bool {
        switch self {
        case .person(let account): account.isDisabled
        case .service(let app): app.disabledAt != nil
        case .share: false
        }
    }

    /// The person's or the app's name.
    package var name: String {
        switch self {
        case .person(let account): account.name
        case .service(let app): app.client.name
        case .share: "The key of a share"
        }
    }

    /// The person's address or the client e-mail.
    package var email: String? {
        switch self {
        case .person(let account): account.email
        case .service(let app): app.clientEmail
        case .share: nil
        }
    }

    /// The caller as rows show it.
    package var author: Author {
        let subject =
            switch self {
            case .person(let account): account.subject
            case .service(let app): Subject(app.client.id.rawValue)
            case .share(let share): share.subject
            }
        return Author(subject: subject, name: self.name, email: self.email)
    }

    /// The caller as who asks for a change.
    package func actor(memberships: [Membership], callID: String?) -> Actor {
        switch self {
        case .person(let account):
            Actor(account, memberships: memberships, address: nil, correlationID: callID)
        case .service(let app):
            Actor(service: app.client.id, memberships: memberships, address: nil, correlationID: callID)
        case .share(let share):
            Actor(service: ClientID(share.subject.rawValue), memberships: [], address: nil, correlationID: callID)
        }
    }
}
