import LintelCodec

/// Which URI schemes a native app may claim as its own (RFC 8252 §7.1).
enum PrivateUseScheme {
    /// Whether the URI belongs to an app: a scheme that no browser or system program answers, and a path or host.
    ///
    /// A reversed domain name (`com.example.app:/…`) is what RFC 8252 asks for; `myapp://…` is in wide use and taken.
    static func isAcceptable(_ uri: RedirectURI) -> Bool {
        let scheme = uri.scheme.lowercased()
        let hasTarget = uri.host != nil || uri.path.hasPrefix("/")
        return hasTarget && !self.taken.contains(scheme) && !scheme.hasPrefix("http") && !scheme.hasPrefix("hxxp")
    }

    /// Schemes that run code, read files, or belong to other programs (RFC 8252 §8.4, WHATWG Fetch §3.1).
    private static let taken: Set<String> = [
        "about", "acct", "android-app", "blob", "bluetooth", "cap", "chrome", "chrome-extension", "cid",
        "coap", "coaps", "content", "crid", "data", "dict", "dns", "edge", "facetime", "fax", "feed", "file",
        "filesystem", "ftp", "ftps", "geo", "git", "gopher", "im", "imap", "intent", "ios-app", "ipp", "ipps", "irc",
        "jar", "javascript", "jdbc", "ldap", "ldaps", "livescript", "magnet", "mailto", "market", "mhtml", "mid",
        "mocha", "moz-extension", "ms-appx", "ms-settings", "nfs", "news", "nntp", "opera", "pop", "res", "resource",
        "rtsp", "search-ms", "sftp", "shell", "shttp", "sip", "sips", "skype", "sms", "smb", "ssh", "tel", "telnet",
        "tftp", "urn", "vbs", "vbscript", "view-source", "webcal", "ws", "wss", "wyciwyg", "xmpp",
    ]
}
