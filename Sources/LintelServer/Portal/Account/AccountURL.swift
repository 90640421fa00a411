/// Addresses of the pages about oneself.
package enum AccountURL: PortalURL {
    /// What has just been done, for the sentence above the page.
    package enum Done: String, Sendable, Hashable, CaseIterable {
        case name, email, password, session, sessions, consent
    }

    case profile
    case profileAfter(Done)
    case security
    case securityAfter(Done)
    /// Ends one session.
    case endSession
    /// Ends every session but this one.
    case endOtherSessions
    /// Takes back what an app was allowed.
    case revokeConsent
    case password
    case email
    /// Where the mailed code is typed in; the change is sealed.
    case emailCode(change: String?)
    case emailResend
    case deactivate
    case deactivated

    package var path: String {
        switch self {
        case .profile, .profileAfter: "/account"
        case .security, .securityAfter: "/account/security"
        case .endSession: "/account/security/end-session"
        case .endOtherSessions: "/account/security/end-other-sessions"
        case .revokeConsent: "/account/security/revoke-app"
        case .password: "/account/password"
        case .email: "/account/email"
        case .emailCode: "/account/email/code"
        case .emailResend: "/account/email/resend"
        case .deactivate: "/account/deactivate"
        case .deactivated: "/account/deactivated"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .profileAfter(let done), .securityAfter(let done): [("done", done.rawValue)]
        case .emailCode(let change?): [("change", change)]
        default: []
        }
    }
}

extension AccountURL.Done {
    /// The sentence above the page; nil for a word that nobody wrote here.
    static func sentence(_ word: String?) -> String? {
        switch word.flatMap(Self.init(rawValue:)) {
        case .name: "Your name is changed."
        case .email: "Your e-mail address is changed. You are signed out everywhere else."
        case .password: "Your password is changed. You are signed out everywhere else."
        case .session: "That browser is signed out."
        case .sessions: "You are signed out everywhere but here."
        case .consent: "The app may do nothing more in your name. It has to ask you again."
        case nil: nil
        }
    }
}
