import LintelPlatform
import LintelServer
import Testing

@Suite struct MailSettingsTests {
    private static func problem(_ values: [String: String]) -> String? {
        let error = #expect(throws: SettingsError.self) { try ServerSettings(values) }
        return error?.description
    }

    @Test func writesFilesUnlessThereIsAServer() throws {
        let mail = try ServerSettings(["data": "/var/lib/lintel"]).mail
        #expect(mail.server == nil)
        #expect(mail.directory == "/var/lib/lintel/mail")
        #expect(mail.from.description == "Lintel <no-reply@localhost>")
    }

    @Test func comesFromTheIssuersHost() throws {
        let mail = try ServerSettings(["issuer": "https://id.example.org:8443"]).mail
        #expect(mail.from.description == "Lintel <no-reply@id.example.org>")
        #expect(mail.host == "id.example.org")
        #expect(try ServerSettings(["mail.from": "Wire <a@b.example>"]).mail.from == MailAddress("Wire <a@b.example>"))
    }

    @Test func readsTheServer() throws {
        let server = try #require(
            try ServerSettings([
                "mail.smtp_url": "smtp://mail.example.org", "mail.smtp_user": "u", "mail.smtp_password": "hush hush",
                "mail.smtp_ca_file": "/etc/ca.pem",
            ]).mail.server
        )
        #expect(server.url == "smtp://mail.example.org:587")
        #expect(server.encryption == .required)
        #expect(server.login == SMTPServer.Login(user: "u", password: "hush hush"))
        #expect(server.login?.description == "u")
        #expect(server.authoritiesFile == "/etc/ca.pem")
    }

    @Test(arguments: [
        ("smtps://mail.example.org", "smtps://mail.example.org:465"),
        ("smtp://[2001:db8::1]:25", "smtp://[2001:db8::1]:25"), ("smtp://127.0.0.1:1", "smtp://127.0.0.1:1"),
    ])
    func readsTheURL(_ text: String, _ url: String) throws {
        #expect(try ServerSettings(["mail.smtp_url": text]).mail.server?.url == url)
    }

    @Test(arguments: [
        ("mail.smtp_url", "mail.example.org"), ("mail.smtp_url", "http://mail.example.org"),
        ("mail.smtp_url", "smtp://"), ("mail.smtp_url", "smtp://u:p@mail.example.org"),
        ("mail.smtp_url", "smtp://mail.example.org/"), ("mail.smtp_url", "smtp://mail.example.org:0"),
        ("mail.smtp_url", "SMTP://mail.example.org"), ("mail.smtp_url", "smtp://mail.example.org?x"),
        ("mail.smtp_url", ""), ("mail.from", ""), ("mail.from", "Lintel"), ("mail.from", "A <a@b.example>\r\nBcc: c"),
        ("mail.smtp_tls", "yes"), ("mail.smtp_user", "a\nb"), ("mail.smtp_ca_file", ""),
    ])
    func refusesValue(key: String, value: String) {
        #expect(Self.problem([key: value])?.contains("\(key) cannot be") == true)
    }

    @Test func userAndPasswordBelongTogether() {
        #expect(Self.problem(["mail.smtp_user": "u"])?.hasPrefix("mail.smtp_password does not fit") == true)
        let problem = Self.problem(["mail.smtp_password": "hush hush"])
        #expect(problem?.hasPrefix("mail.smtp_user does not fit") == true)
        #expect(problem?.contains("hush") == false)
    }

    @Test func mailLeavesTheMachineOnlyEncrypted() throws {
        let far = ["mail.smtp_url": "smtp://mail.example.org", "mail.smtp_tls": "none"]
        #expect(Self.problem(far)?.contains("mail.smtp_tls does not fit") == true)
        let near = ["mail.smtp_url": "smtp://localhost:25", "mail.smtp_tls": "none"]
        #expect(try ServerSettings(near).mail.server?.encryption == SMTPServer.Encryption.none)
        let login = ["mail.smtp_user": "u", "mail.smtp_password": "p", "mail.smtp_tls": "optional"]
        let both = login.merging(["mail.smtp_url": "smtp://mail.example.org"]) { first, _ in first }
        #expect(Self.problem(both)?.contains("mail.smtp_tls does not fit") == true)
        #expect(throws: Never.self) {
            try ServerSettings(["mail.smtp_url": "smtp://mail.example.org", "mail.smtp_tls": "optional"])
        }
    }

    @Test func thePasswordIsNotShown() throws {
        let loaded = try LoadedSettings(
            flags: [:],
            environment: ["LINTEL_MAIL_SMTP_USER": "u", "LINTEL_MAIL_SMTP_PASSWORD": "hush hush"],
        )
        #expect(loaded.effective.first { $0.key.name == "mail.smtp_password" }?.shown == "(secret)")
    }
}
