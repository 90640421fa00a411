extension ClientError.Code {
    /// The server answered with a status that tells of a failure.
    public static let refused = Self(rawValue: "refused")
    /// There was no connection, or it broke.
    public static let connectionFailed = Self(rawValue: "connection_failed")
    /// The answer took longer than allowed.
    public static let timedOut = Self(rawValue: "timed_out")
    /// The answer is not what it should be.
    public static let answerInvalid = Self(rawValue: "answer_invalid")
    /// The answer is larger than allowed.
    public static let answerTooLarge = Self(rawValue: "answer_too_large")
    /// The address is none that a token or a secret may be sent to.
    public static let addressRefused = Self(rawValue: "address_refused")
    /// The server led elsewhere, where this call does not follow.
    public static let redirectRefused = Self(rawValue: "redirect_refused")
    /// The issuer's metadata is incomplete, or is another issuer's.
    public static let metadataInvalid = Self(rawValue: "metadata_invalid")
    /// Somebody has to sign in: there is no stored token, or it is no longer good.
    public static let signInNeeded = Self(rawValue: "sign_in_needed")
    /// The person or the server did not let the app in; ``ClientError/id`` has the reason, such as `access_denied`.
    public static let signInRefused = Self(rawValue: "sign_in_refused")
    /// Nobody finished the sign-in in time.
    public static let signInTimedOut = Self(rawValue: "sign_in_timed_out")
    /// The answer to a sign-in came from another issuer (RFC 9207).
    public static let issuerMismatch = Self(rawValue: "issuer_mismatch")
    /// The ID token does not hold.
    public static let idTokenInvalid = Self(rawValue: "id_token_invalid")
    /// No port of this machine could be listened on for the answer to a sign-in.
    public static let listenerFailed = Self(rawValue: "listener_failed")
    /// No browser could be opened.
    public static let browserFailed = Self(rawValue: "browser_failed")
    /// The stored token cannot be read or written.
    public static let storageFailed = Self(rawValue: "storage_failed")
    /// Others could read the stored token.
    public static let storageUnsafe = Self(rawValue: "storage_unsafe")
    /// Another process keeps the stored token to itself for too long.
    public static let storageBusy = Self(rawValue: "storage_busy")
    /// A file of this machine cannot be read or written.
    public static let fileFailed = Self(rawValue: "file_failed")
    /// The bytes that arrived are not those that were announced.
    public static let contentMismatch = Self(rawValue: "content_mismatch")
}
