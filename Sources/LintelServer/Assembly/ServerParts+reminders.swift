package import LintelPlatform

extension ServerParts {
    /// The mails before a secret expires.
    package var secretReminders: SecretReminders {
        SecretReminders(
            apps: self.stores.apps,
            accounts: self.stores.accounts,
            notices: NoticePost(
                mailbox: self.mailbox,
                renderer: self.renderer,
                issuer: self.settings.issuer.text,
                logger: self.logger,
            ),
            clock: self.clock,
        )
    }
}
