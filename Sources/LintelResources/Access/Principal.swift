import LintelOAuth
package import LintelPlatform

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
}
