import LintelOAuth
package import LintelTokens

/// What an app's owners should know of it at a glance.
package enum AppCondition: Sendable, Hashable {
    case active
    case disabled
    /// So many scopes wait for approval.
    case scopesWait(Int)
    /// The last secret stops working in so many days; 0 is today.
    case secretExpires(days: Int64)
    case secretExpired
    case secretMissing
}

extension App {
    /// From how many days on owners are told of a secret that expires.
    package static let secretWarningDays: Int64 = 14

    /// What there is to know, the gravest first; never empty.
    package func conditions(at now: UnixTime) -> [AppCondition] {
        guard self.disabledAt == nil else { return [.disabled] }
        var conditions: [AppCondition] = []
        if let secret = self.secretCondition(at: now) { conditions.append(secret) }
        let waiting = self.scopes.count { $0.state == .requested }
        if waiting > 0 { conditions.append(.scopesWait(waiting)) }
        return conditions.isEmpty ? [.active] : conditions
    }

    /// When a secret was last used; nil when none ever was, and for apps without secrets.
    package var lastUsedAt: UnixTime? {
        self.secrets.compactMap(\.lastUsedAt).max { $0.seconds < $1.seconds }
    }

    /// The secret that lives longest decides: an app with a fresh one beside the old needs no warning.
    private func secretCondition(at now: UnixTime) -> AppCondition? {
        guard self.client.type.isConfidential else { return nil }
        guard !self.secrets.isEmpty else { return .secretMissing }
        let expiries = self.secrets.map(\.expiresAt)
        guard !expiries.contains(nil) else { return nil }
        let left = (expiries.compactMap { $0?.seconds }.max() ?? 0) - now.seconds
        guard left > 0 else { return .secretExpired }
        let days = left / 86_400
        return days <= Self.secretWarningDays ? .secretExpires(days: days) : nil
    }
}
