import Foundation
import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// A server with an organisation, somebody of each role, somebody of none, and an operator.
struct OrganisationScene: Sendable {
    /// The people, each with the address `NAME@example.org`.
    enum Person: String, CaseIterable, Sendable {
        case administrator, assistant, member, stranger, boss

        var email: String { "\(self.rawValue)@example.org" }

        var role: OrganisationRole? {
            switch self {
            case .administrator: .administrator
            case .assistant: .coAdministrator
            case .member: .member
            case .stranger, .boss: nil
            }
        }
    }

    let server: TestServer
    let client: any TestClientProtocol
    let organisation: Organisation
    /// Another one, whose administrator is the stranger.
    let other: Organisation
    let people: [Person: Account]

    var id: OrganisationID { self.organisation.id }
    var path: String { "/organisations/\(self.id)" }

    static func run(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (OrganisationScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"].merging(settings) { $1 })
        let organisation = try await server.makeOrganisation("Example Ltd")
        let other = try await server.makeOrganisation("Other Ltd")
        var people: [Person: Account] = [:]
        for person in Person.allCases {
            let account = try await server.makeAccount(
                person.email,
                name: person.rawValue.capitalized,
                isOperator: person == .boss,
            )
            people[person] = account
            if let role = person.role { try await server.join(account, organisation, role) }
            if person == .stranger { try await server.join(account, other, .administrator) }
        }
        try await server.run { [people] client in
            try await body(
                OrganisationScene(
                    server: server,
                    client: client,
                    organisation: organisation,
                    other: other,
                    people: people,
                )
            )
        }
    }

    func account(_ person: Person) throws -> Account { try #require(self.people[person]) }

    /// A browser on which somebody is signed in.
    func browser(_ email: String) async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        let done = try await browser.signIn(from: try await browser.get("/organisations"), email: email)
        #expect(done.location == "/organisations")
        return browser
    }

    func browser(_ person: Person) async throws -> TestBrowser { try await self.browser(person.email) }

    /// Sends a form as the browser's own pages would.
    func post(_ browser: TestBrowser, _ path: String, _ values: [(String, String)] = []) async throws -> TestResponse {
        let page = try await browser.get("/organisations/new")
        let csrf = try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" })
        return try await browser.send(.post, path, form: [csrf] + values)
    }

    func post(_ person: Person, _ path: String, _ values: [(String, String)] = []) async throws -> TestResponse {
        try await self.post(try await self.browser(person), path, values)
    }

    /// Who belongs to the organisation, with what role.
    func role(_ person: Person) async throws -> OrganisationRole? {
        let subject = try self.account(person).subject
        return try await self.server.parts.stores.organisations.member(subject, of: self.id)?.role
    }

    /// Invites somebody as the administrator, and returns the path in the mail.
    func invite(_ email: String, role: String = "member") async throws -> String {
        let answer = try await self.post(.administrator, self.path + "/members", [("email", email), ("role", role)])
        #expect(answer.status == .seeOther)
        return try await self.invitationPath(email)
    }

    /// The path in the newest invitation that was mailed to the address.
    func invitationPath(_ email: String) async throws -> String {
        let mails = try await self.server.sentMails().filter { $0.recipient == email }
        let links = mails.compactMap {
            $0.text.firstMatch(of: /\/invitation\?token=[A-Za-z0-9_-]+/).map { String($0.output) }
        }
        return try #require(links.last)
    }

    /// The token in such a path.
    static func token(_ path: String) -> String { String(path.split(separator: "=").last ?? "") }

    func memberPath(_ person: Person, _ action: String = "") throws -> String {
        "\(self.path)/members/\(try self.account(person).id)\(action)"
    }
}

extension TestServer {
    fileprivate func join(_ account: Account, _ organisation: Organisation, _ role: OrganisationRole) async throws {
        _ = try await self.parts.stores.organisations.add(
            account.subject,
            role: role,
            to: organisation.id,
            limit: 100,
            at: self.clock.now,
        )
    }
}
