import LintelOAuth

extension ClientType {
    /// The order in which the types are offered.
    static let offered: [ClientType] = [.service, .native, .spa, .web]

    /// When to choose the type.
    var advice: String {
        switch self {
        case .service:
            "Runs on a server without a person, such as a nightly import. It has an identity and an e-mail address of "
                + "its own, which you invite to organisations and projects. Client credentials, with a secret."
        case .native:
            "A desktop or mobile app, or a script on somebody’s machine. People sign in and it acts for them. "
                + "Authorization code with PKCE, no secret."
        case .spa:
            "Runs wholly in the browser. People sign in and it acts for them. Authorization code with PKCE, no secret."
        case .web:
            "Pages that come from a server of yours, which can keep a secret. People sign in and it acts for them. "
                + "Authorization code, with a secret."
        }
    }
}
