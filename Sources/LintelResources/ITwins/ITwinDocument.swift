import LintelCodec
import LintelPlatform
import LintelTokens

/// A project, or an organisation, as the iTwins API shows it.
struct ITwinDocument: Sendable {
    private let values: [ITwinProperty: JSONValue]

    /// - Parameters:
    ///   - picture: What is known of the project's picture.
    ///   - links: Makes the address of the picture.
    init(_ project: Project, picture: ProjectPicture?, links: BlobLinks, at now: UnixTime) {
        let details = project.details
        var values: [ITwinProperty: JSONValue] = [
            .id: .string(project.id.rawValue),
            .itsClass: .string(details.subClass.itsClass.rawValue),
            .subClass: .string(details.subClass.rawValue),
            .displayName: .string(project.name),
            .account: .string(project.organisationID.rawValue),
            .status: .string(details.status.rawValue),
            .parent: .string(details.parentID?.rawValue ?? project.organisationID.rawValue),
            .createdDateTime: .string(project.createdAt.timestamp),
            .createdBy: .string(project.createdBy.id.rawValue),
            .lastModifiedDateTime: .string(project.updatedAt.timestamp),
            .lastModifiedBy: .string(project.updatedBy.id.rawValue),
        ]
        values[.type] = details.type.map { .string($0) }
        values[.number] = details.number.map { .string($0) }
        values[.dataCenterLocation] = details.dataCenterLocation.map { .string($0) }
        values[.ianaTimeZone] = details.timeZone.map { .string($0) }
        values[.geographicLocation] = details.geographicLocation.map { .string($0) }
        values[.latitude] = details.position.map { .number($0.latitude) }
        values[.longitude] = details.position.map { .number($0.longitude) }
        values[.imageName] = picture.map { .string($0.name) }
        values[.image] = picture.map { .string(links.address(of: $0, at: now)) }
        self.values = values
    }

    /// An organisation is the iTwin of class Account that all of its projects are a part of.
    init(_ organisation: Organisation) {
        self.values = [
            .id: .string(organisation.id.rawValue),
            .itsClass: .string(ProjectClass.account.rawValue),
            .subClass: .string(ProjectSubClass.account.rawValue),
            .displayName: .string(organisation.name),
            .account: .string(organisation.id.rawValue),
            .status: .string(ProjectStatus.active.rawValue),
            .createdDateTime: .string(organisation.createdAt.timestamp),
        ]
    }

    /// Writes the members of the object; what is not known is null.
    func write(_ properties: [ITwinProperty], to json: inout JSONWriter) {
        for property in properties {
            json.key(property.rawValue)
            json.value(self.values[property] ?? .null)
        }
    }

    /// The value as a cell of a table.
    func text(_ property: ITwinProperty) -> String {
        switch self.values[property] {
        case .string(let text): text
        case .number(let number): number.description
        default: ""
        }
    }
}

extension BlobLinks {
    /// Where a picture of a project is, without a token.
    func address(of picture: ProjectPicture, at now: UnixTime) -> String {
        self.address(ofPath: "/blobs/pictures/\(picture.id)", at: now)
    }

    /// Where an export's document is, without a token.
    func address(of export: ProjectExport, at now: UnixTime) -> String {
        self.address(ofPath: "/blobs/exports/\(export.id)", at: now)
    }
}
