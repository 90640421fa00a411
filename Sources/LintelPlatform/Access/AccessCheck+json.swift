import LintelCodec
import LintelTokens

extension AccessCheck {
    /// The checks as a JSON array.
    package static func json(_ checks: [AccessCheck]) -> [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        for check in checks {
            json.beginObject()
            json.member("step", check.step.rawValue)
            json.member("outcome", check.outcome.rawValue)
            json.member("fact", check.fact)
            if let mending = check.mending {
                json.member("mending", mending.name)
                if let id = mending.id { json.member("id", id) }
            }
            json.endObject()
        }
        json.endArray()
        return json.bytes
    }

    /// Reads what ``json(_:)`` has written; nil for anything else.
    package static func list(json: [UInt8]) -> [AccessCheck]? {
        guard let elements = (try? JSONValue(parsing: json))?.arrayValue else { return nil }
        var checks: [AccessCheck] = []
        for element in elements {
            guard let step = element["step"]?.stringValue.flatMap(AccessStep.init(rawValue:)),
                let outcome = element["outcome"]?.stringValue.flatMap(Outcome.init(rawValue:)),
                let fact = element["fact"]?.stringValue
            else { return nil }
            let mending = element["mending"]?.stringValue.flatMap { name in
                AccessMending(name: name, id: element["id"]?.stringValue ?? "")
            }
            checks.append(AccessCheck(step, outcome, fact, mending: mending))
        }
        return checks
    }
}

extension AccessMending {
    /// A fixed word for the place.
    package var name: String {
        switch self {
        case .appScopes: "app_scopes"
        case .appSettings: "app_settings"
        case .organisationMembers: "organisation_members"
        case .organisationProducts: "organisation_products"
        case .dataSourceClients: "data_source_clients"
        case .workspaceRoles: "workspace_roles"
        case .projectTeam: "project_team"
        case .approvals: "approvals"
        }
    }

    /// The id of the thing that is mended.
    package var id: String? {
        switch self {
        case .appScopes(let id), .appSettings(let id): id.rawValue
        case .organisationMembers(let id), .organisationProducts(let id): id.rawValue
        case .dataSourceClients(let id): id.rawValue
        case .workspaceRoles(let organisation, let workspace): "\(organisation)/\(workspace)"
        case .projectTeam(let id): id.rawValue
        case .approvals: nil
        }
    }

    init?(name: String, id: String) {
        switch name {
        case "app_scopes": self = .appScopes(ClientID(id))
        case "app_settings": self = .appSettings(ClientID(id))
        case "organisation_members": self = .organisationMembers(OrganisationID(id))
        case "organisation_products": self = .organisationProducts(OrganisationID(id))
        case "data_source_clients": self = .dataSourceClients(DataSourceID(id))
        case "workspace_roles":
            let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            self = .workspaceRoles(OrganisationID(String(parts[0])), WorkspaceID(String(parts[1])))
        case "project_team": self = .projectTeam(ProjectID(id))
        case "approvals": self = .approvals
        default: return nil
        }
    }
}
