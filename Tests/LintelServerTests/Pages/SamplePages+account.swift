import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func account(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .account)
        let holdings = AccountHoldings(
            apps: [.init(id: ClientID(text), name: text)],
            organisations: [.init(id: OrganisationID(text), name: text)],
        )
        return [
            ProfilePage(portal, email: text, name: text),
            ProfilePage(portal, email: text, name: text, nameError: text, notice: text),
            SecurityPage(portal, sessions: [self.session(text, isCurrent: true)], apps: []),
            SecurityPage(
                portal,
                sessions: [self.session(text, isCurrent: true), self.session(text, isCurrent: false)],
                apps: [self.consent(text, isUsed: true), self.consent(text, isUsed: false)],
                notice: text,
            ),
            PasswordChangePage(portal, email: text),
            PasswordChangePage(portal, email: text, currentError: text, passwordError: text),
            EmailChangePage(portal, present: text),
            EmailChangePage(portal, present: text, email: text, emailError: text, currentError: text),
            EmailChangeCodePage(portal, email: text, change: text),
            EmailChangeCodePage(portal, email: text, change: text, codeError: text, notice: text),
            DeactivationPage(portal, email: text, holdings: AccountHoldings()),
            DeactivationPage(portal, email: text, holdings: AccountHoldings(), currentError: text),
            DeactivationPage(portal, email: text, holdings: holdings),
            DeactivatedPage(),
        ] + self.demo(text)
    }

    private static func demo(_ text: String) -> [any Page] {
        let mail = ReceivedMail(subject: text, recipient: text, date: text, text: text)
        return [
            DemoMailboxPage([]), DemoMailboxPage([DemoMailbox.Entry(name: text, mail: mail)]), DemoMailPage(mail),
        ]
    }

    private static func session(_ text: String, isCurrent: Bool) -> SecurityPage.SessionRow {
        let time = UnixTime(seconds: 1_767_225_600)
        let session = LiveSession(
            reference: [UInt8](repeating: isCurrent ? 1 : 2, count: 32),
            authenticatedAt: time,
            lastSeenAt: time,
            userAgent: "Firefox/140.0",
            signInAddress: isCurrent ? nil : text,
            lastAddress: isCurrent ? text : nil,
        )
        return SecurityPage.SessionRow(session, isCurrent: isCurrent)
    }

    private static func consent(_ text: String, isUsed: Bool) -> SecurityPage.AppRow {
        let time = UnixTime(seconds: 1_767_225_600)
        let consent = AppConsent(
            clientID: ClientID(text),
            appName: text,
            organisationName: isUsed ? text : nil,
            scopes: [text],
            givenAt: time,
            lastUsedAt: isUsed ? time : nil,
        )
        return SecurityPage.AppRow(consent, scopes: [.init(sentence: text, id: text)])
    }
}
