import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a role is on, as the command line writes it: `workspace:ID` or `datasource:ID`.
enum RolePlace: ExpressibleByArgument, CustomStringConvertible {
    case workspace(WorkspaceID)
    case project(ProjectID)
    case dataSource(DataSourceID)

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "workspace":
            guard let id = WorkspaceID(uuid: parts[1]) else { return nil }
            self = .workspace(id)
        case "project":
            guard let id = ProjectID(uuid: parts[1]) else { return nil }
            self = .project(id)
        case "datasource":
            guard let id = DataSourceID(uuid: parts[1]) else { return nil }
            self = .dataSource(id)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .workspace(let id): "workspace:\(id)"
        case .project(let id): "project:\(id)"
        case .dataSource(let id): "datasource:\(id)"
        }
    }

    /// The answer that tells of a role that was given or taken.
    func answer(_ subject: Subject, _ role: String, email: String, _ sentence: String) -> CommandAnswer {
        CommandAnswer(sentence) { json in
            json.member("on", self.description)
            json.member("subject", subject.rawValue)
            json.member("email", email)
            json.member("role", role)
        }
    }
}

extension RawRepresentable<String> where Self: CaseIterable {
    /// The role that a word names.
    ///
    /// - Throws: ``PlatformError`` with code `roleUnknown`.
    init(roleNamed word: String) throws(PlatformError) {
        guard let role = Self(rawValue: word) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw PlatformError(.roleUnknown, "There is no role \(word). Roles: \(known).", field: "role")
        }
        self = role
    }
}
