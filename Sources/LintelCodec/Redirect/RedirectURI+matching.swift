extension RedirectURI {
    /// Whether a client may be sent to `presented` because it registered `registered`.
    ///
    /// The bytes must be the same (RFC 9700 §2.1, RFC 3986 §6.2.1: simple string comparison). With
    /// `allowingLoopbackPort`, two loopback http URIs may differ in the port and in nothing else (RFC 8252 §7.3).
    package static func matches(registered: String, presented: String, allowingLoopbackPort: Bool) -> Bool {
        if registered.hasSameBytes(as: presented) { return true }
        guard allowingLoopbackPort, let registered = Self(registered), let presented = Self(presented),
            registered.isLoopbackHTTP, presented.isLoopbackHTTP
        else { return false }
        // All parts are ASCII here, for which `==` compares bytes.
        return registered.scheme == presented.scheme && registered.host == presented.host
            && registered.path == presented.path && registered.query == presented.query
    }
}
