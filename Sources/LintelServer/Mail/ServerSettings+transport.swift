extension ServerSettings.Mail {
    /// What takes the mails: the SMTP server, or files when there is none.
    package func makeTransport() -> any MailTransport {
        guard let server = self.server else { return MailFiles(directory: self.directory) }
        return SMTPTransport(server: server, host: self.host)
    }
}
