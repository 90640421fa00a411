import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// People, as far as they share an organisation with the caller (contract §4.1).
struct UserDirectoryEndpoint: Sendable {
    /// What a search has at least and at most.
    private static let searchLength = 3...200
    /// How many a search finds at most.
    private static let maximumFound = 1_000
    /// How many ids one call names at most.
    private static let maximumIDs = 1_000

    let organisations: any OrganisationStore

    /// Who the token speaks for, a person or a service identity.
    func me(_ call: ITwinCall) async throws -> Response {
        let memberships = try await call.memberships()
        return self.answer(UserDocument(call.principal, organisationName: memberships.first?.organisation.name))
    }

    func get(_ call: ITwinCall) async throws -> Response {
        guard let user = call.text("user").flatMap({ UserID($0) }),
            let found = try await self.organisations.colleagues(of: call.subject, among: [user]).first
        else { throw PlatformError(.notFound, "There is no user with this id in your organisations.", field: "id") }
        return self.answer(UserDocument(found))
    }

    /// People by name or address; services are no people.
    func search(_ call: ITwinCall) async throws -> Response {
        guard let search = try call.query().text("$search") else {
            throw call.names.invalid("This is missing.", field: "$search", code: "MissingRequiredProperty")
        }
        guard Self.searchLength.contains(search.count) else {
            let (least, most) = (Self.searchLength.lowerBound, Self.searchLength.upperBound)
            throw call.names.invalidValue("A search has \(least) to \(most) characters.", of: "$search")
        }
        let found = try await self.organisations.colleagues(
            of: call.subject,
            matching: search,
            limit: Self.maximumFound,
        )
        return self.answer(found)
    }

    /// Those of the users who share an organisation with the caller.
    func list(_ call: ITwinCall) async throws -> Response {
        guard let items = try await call.json().arrayValue, items.count <= Self.maximumIDs else {
            throw call.names.unreadable("The body is not a list of at most \(Self.maximumIDs) ids.")
        }
        var users: [UserID] = []
        for (index, item) in items.enumerated() {
            guard let user = item.stringValue.flatMap({ UserID($0) }) else {
                throw call.names.invalidValue("Every id has to be a UUID.", of: "[\(index)]")
            }
            users.append(user)
        }
        return self.answer(try await self.organisations.colleagues(of: call.subject, among: users))
    }

    private func answer(_ user: UserDocument) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("user")
                json.object { user.write(to: &$0) }
            }
        }
    }

    private func answer(_ colleagues: [Colleague]) -> Response {
        CallAnswer.json(reserving: 256 + 400 * colleagues.count) { json in
            json.object { json in
                json.member("users", objects: colleagues) { UserDocument($0).write(to: &$1) }
            }
        }
    }
}
