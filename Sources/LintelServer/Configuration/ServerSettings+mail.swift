package import LintelPlatform

extension ServerSettings {
    /// Mails that the server sends.
    package struct Mail: Sendable, Hashable {
        /// Who they come from.
        package var from: MailAddress
        /// The name under which the server speaks to others and numbers its mails: the issuer's host.
        package var host: String
        /// Who takes them; nil when they are written to files.
        package var server: SMTPServer?
        /// Where the files lie.
        package var directory: String
    }

    /// Reads the `mail.*` keys.
    static func mail(issuer: BaseURL, dataDirectory: String, _ reader: inout SettingsReader) -> Mail {
        // An IP address has no mailboxes.
        let host = IPAddress(issuer.host) == nil ? issuer.host : "localhost"
        let standard = MailAddress(name: "Lintel", localPart: "no-reply", host: host)
        let from = reader.value(.mailFrom, otherwise: standard) { MailAddress($0) }
        var server = reader.value(.mailSMTPURL, otherwise: nil) { SMTPServer($0).map(Optional.some) }
        let user = reader.text(.mailSMTPUser)
        let password = reader.text(.mailSMTPPassword)
        let encryption: SMTPServer.Encryption = reader.choice(.mailSMTPTLS, otherwise: .required)
        let authorities = reader.path(.mailSMTPAuthoritiesFile)
        if user.isEmpty != password.isEmpty {
            let missing: SettingKey = user.isEmpty ? .mailSMTPUser : .mailSMTPPassword
            reader.refuse(missing, because: "mail.smtp_user and mail.smtp_password belong together")
        }
        server?.encryption = encryption
        server?.authoritiesFile = authorities
        if !user.isEmpty, !password.isEmpty { server?.login = SMTPServer.Login(user: user, password: password) }
        if let server, !server.isLoopback, !server.isImplicitlyEncrypted {
            if encryption == .none {
                reader.refuse(.mailSMTPTLS, because: "without TLS mails go only to localhost, 127.0.0.1 or [::1]")
            } else if encryption == .optional, server.login != nil {
                reader.refuse(.mailSMTPTLS, because: "a password goes to another machine only with \"required\"")
            }
        }
        return Mail(from: from, host: host, server: server, directory: "\(dataDirectory)/mail")
    }
}
