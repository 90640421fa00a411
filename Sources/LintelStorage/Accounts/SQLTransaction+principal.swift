import LintelPlatform
import LintelTokens

extension SQLTransaction {
    /// Takes an e-mail key for a person.
    ///
    /// - Throws: ``PlatformError`` with code `emailTaken` when the key belongs to a person or a service identity.
    func addPrincipal(account: AccountID, key: EmailKey) throws {
        try self.addPrincipal(subject: account.rawValue, key: key, account: account, client: nil)
    }

    /// Takes an e-mail key for a service app.
    ///
    /// - Throws: ``PlatformError`` with code `emailTaken` when the key belongs to a person or a service identity.
    func addPrincipal(client: ClientID, key: EmailKey) throws {
        try self.addPrincipal(subject: client.rawValue, key: key, account: nil, client: client)
    }

    /// Whose id it is in the resource APIs; nil when it is nobody's.
    func subject(of user: UserID) throws(SQLError) -> Subject? {
        let row =
            switch user.reference {
            case .subject(let subject):
                try self.first("SELECT subject FROM principal WHERE subject = ?", [.id(subject)])
            case .services(let prefix):
                // Client ids have no character behind z.
                try self.first(
                    "SELECT subject FROM principal WHERE subject >= ? AND subject < ? ORDER BY subject LIMIT 1",
                    [.text(prefix), .text(prefix + "~")],
                )
            }
        guard let row else { return nil }
        return Subject(try row.text(0))
    }

    private func addPrincipal(subject: String, key: EmailKey, account: AccountID?, client: ClientID?) throws {
        let added = try self.execute(
            """
            INSERT INTO principal (subject, email_key, account_id, client_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (email_key) DO NOTHING
            """,
            [.text(subject), .text(key.rawValue), .id(account), .id(client)],
        )
        guard added == 1 else {
            throw PlatformError(.emailTaken, "This e-mail address is already in use.", field: "email")
        }
    }
}
