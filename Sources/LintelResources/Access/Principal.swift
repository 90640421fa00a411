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
}
