import LintelOAuth
import LintelTokens

/// Mails owners before a secret of their app expires.
package struct SecretReminders: Sendable {
    /// Secrets that are read at a time.
    private static let batch = 100

    private let apps: any AppStore
    private let accounts: any AccountStore
    private let notices: any NoticeSender
    private let clock: WallClock

    package init(apps: any AppStore, accounts: any AccountStore, notices: any NoticeSender, clock: WallClock) {
        self.apps = apps
        self.accounts = accounts
        self.notices = notices
        self.clock = clock
    }

    /// Sends every reminder that is due, each once whatever happens: it is noted first and sent then.
    ///
    /// - Parameter mayGoOn: Asked before each reminder; the rest is somebody else's once it says no.
    package func sendDue(while mayGoOn: @Sendable () -> Bool = { true }) async throws {
        for window in SecretReminderWindow.all(at: self.clock.now()) {
            var found = Self.batch
            while found >= Self.batch {
                let due = try await self.apps.secrets(dueIn: window, limit: Self.batch)
                found = due.count
                for secret in due {
                    guard mayGoOn(), !Task.isCancelled else { return }
                    guard try await self.apps.noteReminder(of: secret, days: window.days) else { continue }
                    try await self.send(secret, days: window.days)
                }
            }
        }
    }

    private func send(_ due: ExpiringSecret, days: Int64) async throws {
        guard let app = try await self.apps.app(due.clientID),
            let secret = app.secrets.first(where: { $0.id == due.secretID }), let expiresAt = secret.expiresAt
        else { return }
        var recipients: [String] = []
        for owner in app.owners {
            if let account = try await self.accounts.account(owner), !account.isDisabled {
                recipients.append(account.email)
            }
        }
        let time = days == 1 ? "a day" : "\(days) days"
        let notice = Notice(
            subject: "A secret of an app of yours expires within \(time)",
            opening: "Add a new secret, put it in use, and then revoke this one: so nothing stands still.",
            facts: [
                Notice.Fact("App", app.client.name),
                Notice.Fact("Client id", app.client.id.rawValue),
                Notice.Fact("Label", secret.label),
                Notice.Fact("Begins with", secret.hint),
                Notice.Fact("Expires", expiresAt.timestamp),
                Notice.Fact("Last used", secret.lastUsedAt?.timestamp ?? "never"),
            ],
            action: Notice.Action("Look at the credentials", .appCredentials(due.clientID)),
        )
        await self.notices.send(notice, to: recipients)
    }
}
