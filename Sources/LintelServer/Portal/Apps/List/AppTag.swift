import LintelPlatform

/// A condition of an app as pages show it.
package struct AppTag: Encodable, Sendable, Hashable {
    let label: String
    /// The class of the tag: `ok`, `warn` or `bad`.
    let kind: String

    init(_ condition: AppCondition) {
        let (label, kind): (String, String) =
            switch condition {
            case .active: ("Active", "ok")
            case .disabled: ("Disabled", "bad")
            case .scopesWait(let count): (count == 1 ? "1 scope waits" : "\(count) scopes wait", "warn")
            case .secretExpires(days: 0): ("Secret expires today", "bad")
            case .secretExpires(days: 1): ("Secret expires in 1 day", "bad")
            case .secretExpires(days: let days): ("Secret expires in \(days) days", days <= 3 ? "bad" : "warn")
            case .secretExpired: ("Secret expired", "bad")
            case .secretMissing: ("No secret", "bad")
            }
        self.label = label
        self.kind = kind
    }
}
