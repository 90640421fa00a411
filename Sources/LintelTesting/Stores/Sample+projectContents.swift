import LintelPlatform
import LintelTokens

extension Stores {
    /// Adds a project with everything that is kept of it beside its team.
    func addProjectContents(to organisation: OrganisationID) async throws {
        let project = try Sample.project(70, in: organisation)
        let subject = Sample.account(1).subject
        try await self.projects.create(project, roles: [], owner: nil, limit: 100)
        try await self.projects.addFavorite(project.id, of: subject, limit: 10, at: Sample.now)
        try await self.projects.addRecent(project.id, of: subject, limit: 10)
        try await self.projects.setPicture(
            Picture(stored: [0xFF, 0xD8, 0xFF, 0], format: .jpeg),
            as: ProjectPictureID("picture-1"),
            of: project.id,
        )
        try await self.projects.add(try Sample.repository(1, of: project.id), limit: 10)
        try await self.projects.add(
            try RepositoryResource(id: "layer-1", name: "Låger"),
            to: ProjectRepositoryID("repository-1"),
            limit: 10,
        )
        try await self.projects.add(try Sample.connection(1, of: project.id), limit: 10)
        try await self.addProjectStorage(of: project.id)
        try await self.projects.add(Sample.export(1), document: [0, 255, 1], limit: 10)
    }
}

extension Sample {
    static func repository(_ number: Int, of project: ProjectID) throws -> ProjectRepository {
        ProjectRepository(
            id: ProjectRepositoryID("repository-\(number)"),
            projectID: project,
            type: try RepositoryType(class: "GeographicInformationSystem", subClass: "WebMapService"),
            details: try RepositoryDetails(
                name: "Karte \(number)",
                uri: "https://maps.example/\(number)",
                options: Array(#"{"a":1}"#.utf8),
            ),
        )
    }

    static func connection(_ number: Int, of project: ProjectID) throws -> ProjectConnection {
        ProjectConnection(
            id: ProjectConnectionID("connection-\(number)"),
            projectID: project,
            details: try ConnectionDetails(
                url: "pw://pw.example.org:Main/Documents/P{\(number)}/",
                name: "Bereich \(number)",
                description: "Pläne",
                workArea: "",
            ),
            isPrimary: false,
        )
    }

    /// An export that account 1 has asked for.
    static func export(_ number: Int) -> ProjectExport {
        ProjectExport(
            id: ProjectExportID("export-\(number)"),
            subject: Self.account(1).subject,
            request: Array("{}".utf8),
            format: .csv,
            createdAt: Self.now + Int64(number),
        )
    }
}
