import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What a person does to get an account or a new password.
extension AuthorizeScene {
    static let newEmail = "eve@example.org"
    static let newPassword = "seven purple elephants"

    /// The fields of a good sign-up; `with` replaces fields of the same names.
    static func signUp(with: [(String, String)] = []) -> [(String, String)] {
        let good = [("name", "Eve New"), ("email", Self.newEmail), ("password", Self.newPassword), ("terms", "yes")]
        return good.filter { field in !with.contains { $0.0 == field.0 } } + with
    }

    /// Fills the sign-up form in; the answer.
    func signUp(in browser: TestBrowser, from path: String = "/sign-up", with: [(String, String)] = []) async throws
        -> TestResponse
    {
        try await browser.submit(try await browser.get(path), to: "/sign-up", Self.signUp(with: with))
    }

    /// Asks for a code for a new password; the answer.
    func recover(in browser: TestBrowser, email: String = AuthorizeScene.email, from path: String = "/recover")
        async throws -> TestResponse
    {
        try await browser.submit(try await browser.get(path), to: "/recover", [("email", email)])
    }

    /// The last mail that was sent, to this address if one is named: mails of one moment come in any order.
    func lastMail(to recipient: String? = nil) async throws -> MailMessage {
        try #require(try await self.server.sentMails().last { recipient == nil || $0.recipient == recipient })
    }

    /// The code in the last mail.
    func mailedCode() async throws -> String {
        let mail = try await self.lastMail()
        let code = try #require(Self.code(in: mail.text))
        #expect(mail.html.contains(code))
        #expect(!mail.subject.contains(code))
        return code
    }

    /// A code that is not the mailed one.
    func wrongCode() async throws -> String {
        try await self.mailedCode() == "111111" ? "222222" : "111111"
    }

    static func code(in text: String) -> String? {
        text.firstMatch(of: /(?m)^ +([0-9]{6})$/).map { String($0.output.1) }
    }

    /// The account with this address.
    func account(_ email: String = AuthorizeScene.newEmail) async throws -> Account? {
        try await self.server.parts.stores.accounts.credentials(for: try EmailKey(email))?.account
    }

    /// The kinds of the audit events so far.
    func auditKinds() async throws -> [AuditEvent.Kind] {
        try await self.server.parts.audit.flush()
        return try await self.server.parts.stores.audit.newest(limit: 100).map(\.kind)
    }
}
