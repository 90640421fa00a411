package import HTTPTypes

/// Whether the window that opened a page keeps its hold on it (`Cross-Origin-Opener-Policy`).
package enum CrossOriginOpenerPolicy: String, Sendable {
    /// The page stands alone.
    case sameOrigin = "same-origin"
    /// The page may be a step in a window that an app opened for signing in. A stricter value would cut that window from
    /// the app for good, and the app would never learn how the sign-in ended.
    case unsafeNone = "unsafe-none"
}

/// The headers that every page carries, refusals too.
package struct PageHeaders: Sendable {
    package let fields: HTTPFields

    package init(
        contentSecurityPolicy: ContentSecurityPolicy = .page,
        openerPolicy: CrossOriginOpenerPolicy = .sameOrigin,
    ) {
        let values = [
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": contentSecurityPolicy.description,
            "Cross-Origin-Opener-Policy": openerPolicy.rawValue,
            "X-Content-Type-Options": "nosniff",
            // For browsers that do not know frame-ancestors (RFC 6749 §10.13).
            "X-Frame-Options": "DENY",
            // Addresses of these pages carry transactions (RFC 9700 §4.2).
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        ]
        var fields = HTTPFields()
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let name = HTTPField.Name(name) else { continue }
            fields[name] = value
        }
        self.fields = fields
    }
}
