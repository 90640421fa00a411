import LintelCodec
import LintelPlatform
import LintelTokens

extension ProjectProperty {
    /// What holds it.
    var column: String {
        switch self {
        case .id: "project.id"
        case .displayName: "project.name_key"
        case .number: "lower(project.number)"
        case .type: "lower(project.type)"
        case .itsClass: Self.classes
        case .subClass: "lower(project.sub_class)"
        case .status: "lower(project.status)"
        // Those that are no part of a project are parts of the organisation.
        case .parent: "COALESCE(project.parent_id, project.organisation_id)"
        case .account: "project.organisation_id"
        case .dataCenterLocation: "lower(project.data_center)"
        case .ianaTimeZone: "lower(project.time_zone)"
        case .geographicLocation: "lower(project.location)"
        case .createdDateTime: "project.created_at"
        case .createdBy: "project.created_by"
        case .lastModifiedDateTime: "project.updated_at"
        case .lastModifiedBy: "project.updated_by"
        }
    }

    /// The class follows from the sub-class.
    private static let classes: String = {
        let cases = ProjectSubClass.allCases.map {
            "WHEN '\($0.rawValue)' THEN '\($0.itsClass.rawValue.lowercased())'"
        }
        return "(CASE project.sub_class \(cases.joined(separator: " ")) END)"
    }()
}

extension PropertyCondition<ProjectProperty> {
    /// The condition with users as the rows name them: by the subject, of which an id may only spell the beginning.
    var onSubjects: Self {
        switch self {
        case .all(let parts): .all(parts.map(\.onSubjects))
        case .any(let parts): .any(parts.map(\.onSubjects))
        case .compare(.createdBy, let comparison, .id(let id)): Self.user(id, .createdBy, comparison)
        case .compare(.lastModifiedBy, let comparison, .id(let id)): Self.user(id, .lastModifiedBy, comparison)
        default: self
        }
    }

    private static func user(_ text: String, _ property: ProjectProperty, _ comparison: FilterComparison) -> Self {
        guard let id = UserID(text) else { return comparison == .equal ? .never : .always }
        guard id != .nobody else { return .compare(property, comparison, .text(Actor.commandLine.subject.rawValue)) }
        return switch id.reference {
        case .subject(let subject): .compare(property, comparison, .text(subject.rawValue))
        case .services(let prefix): .fits(property, [prefix, ""], holds: comparison == .equal)
        }
    }
}
