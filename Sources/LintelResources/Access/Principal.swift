import LintelOAuth
package import LintelPlatform
import LintelTokens

/// Who a token speaks for.
package enum Principal: Sendable, Hashable {
    case person(Account)
    case service(App)

    package var isDisabled: Bool {
        switch self {
        case .person(let account): account.isDisabled
        case .service(let app): app.disabledAt != nil
        }
    }

    /// The person's or the app's name.
    package var name: String {
        switch self {
        case .person(let account): account.name
        case .service(let app): app.client.name
        }
    }

    /// The person's address or the client e-mail.
    package var email: String? {
        switch self {
        case .person(let account): account.email
        case .service(let app): app.clientEmail
        }
    }

    /// The caller as rows show it.
    package var author: Author {
        let subject =
            switch self {
            case .person(let account): account.subject
            case .service(let app): Subject(app.client.id.rawValue)
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
        }
    }
}
