import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTokens

/// Makes the demo's organisation, accounts, apps and project, once for each data directory.
struct DemoSetup {
    let installation: Installation

    static let organisationName = "Demo Engineering"
    static let administrator = "administrator@demo.example"
    static let developer = "developer@demo.example"
    static let viewer = "viewer@demo.example"
    static let nativeRedirectURI = "http://localhost:3000/signin-callback"

    /// What the demo is made of: read from the data directory, or made now.
    func record() async throws -> DemoRecord {
        let path = self.installation.settings.dataDirectory + "/demo.json"
        do {
            var record: DemoRecord
            if let known = try DemoRecord.read(from: path) {
                record = known
            } else {
                record = try await self.make()
                try record.write(to: path)
            }
            guard record.project == nil else { return record }
            try await self.makeProject(&record, writingTo: path)
            try record.write(to: path)
            return record
        } catch let error as PlatformError where error.code == .emailTaken || error.code == .nameTaken {
            throw Refusal(
                "demo_incomplete",
                "The data directory has parts of the demo that its demo.json does not name. Use another --data directory.",
            )
        }
    }

    /// Makes the project, and somebody who only looks at it.
    private func makeProject(_ record: inout DemoRecord, writingTo path: String) async throws {
        guard let service = record.app(.service), let email = service.clientEmail else { return }
        let organisation = OrganisationID(record.organisationID)
        if !record.people.contains(where: { $0.email == Self.viewer }) {
            let viewer = self.person(Self.viewer)
            try await self.createAccount(viewer)
            _ = try await self.installation.setMember(Self.viewer, role: .member, in: organisation)
            record.people.append(viewer)
            try record.write(to: path)
        }
        record.project = try await DemoProject(
            installation: self.installation,
            organisation: organisation,
            service: (client: service.clientID, email: email),
        ).make()
    }

    private func createAccount(_ person: DemoRecord.Person) async throws {
        let name =
            switch person.email {
            case Self.administrator: "Ada Administrator"
            case Self.viewer: "Vera Viewer"
            default: "Dev Developer"
            }
        _ = try await self.installation.createAccount(
            email: person.email,
            name: name,
            password: person.password,
            isOperator: person.email == Self.administrator,
        )
    }

    private func make() async throws -> DemoRecord {
        let people = [self.person(Self.administrator), self.person(Self.developer)]
        for person in people { try await self.createAccount(person) }
        let organisation = try await self.installation.createOrganisation(
            name: Self.organisationName,
            entitlements: ["evo", "synchro", "projectwise", "itwin"].filter(self.installation.catalogue.hasEntitlement),
        )
        _ = try await self.installation.setMember(Self.administrator, role: .administrator, in: organisation.id)
        _ = try await self.installation.setMember(Self.developer, role: .member, in: organisation.id)
        var apps: [DemoRecord.App] = []
        for type in ClientType.allCases { apps.append(try await self.app(type, of: organisation)) }
        return DemoRecord(organisationID: organisation.id.rawValue, people: people, apps: apps)
    }

    /// 20 characters of 5.17 bits: 103 bits.
    private func person(_ email: String) -> DemoRecord.Person {
        let groups = (0..<4).map { _ in self.installation.random.lowercaseAlphanumerics(5) }
        return DemoRecord.Person(email: email, password: groups.joined(separator: "-"))
    }

    private func app(_ type: ClientType, of organisation: Organisation) async throws -> DemoRecord.App {
        let registration = try await self.installation.register(
            NewApp(
                type: type,
                name: Self.name(type),
                owner: try await self.installation.account(email: Self.developer, option: "owner").id,
                organisation: organisation,
                scopes: self.scopes(type),
                redirectURIs: Self.redirectURIs(type),
                isByOperator: true,
            )
        )
        if let clientEmail = registration.app.clientEmail {
            _ = try await self.installation.setMember(clientEmail, role: .member, in: organisation.id)
        }
        return DemoRecord.App(
            type: type,
            clientID: registration.app.client.id.rawValue,
            clientSecret: registration.secret?.text,
            clientEmail: registration.app.clientEmail,
        )
    }

    /// Every scope in use of the catalogue that this type of app may have.
    private func scopes(_ type: ClientType) -> ScopeSet {
        let openID = OpenIDScope.allCases.filter { scope in
            type.hasUsers && (scope != .offlineAccess || type.mayRefresh)
        }
        let current = self.installation.catalogue.apis.flatMap { api in
            api.scopes.filter { !$0.isDeprecated }.map(\.name)
        }
        return ScopeSet(openID.map(\.rawValue) + current)
    }

    private static func name(_ type: ClientType) -> String {
        switch type {
        case .native: "Demo Native App"
        case .spa: "Demo Single-Page App"
        case .web: "Demo Web App"
        case .service: "Demo Service"
        }
    }

    private static func redirectURIs(_ type: ClientType) -> [String] {
        switch type {
        case .native: [self.nativeRedirectURI, "http://127.0.0.1/callback"]
        case .spa: ["http://localhost:5173/callback"]
        case .web: ["http://localhost:8090/callback"]
        case .service: []
        }
    }
}
