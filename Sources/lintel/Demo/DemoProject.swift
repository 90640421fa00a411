import Foundation
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTokens

/// Makes the demo's project with its team, its schedule and its data source of documents.
struct DemoProject {
    let installation: Installation
    let organisation: OrganisationID
    /// The client id and the client e-mail of the demo's service app.
    let service: (client: String, email: String)

    static let name = "Riverside Bridge"
    static let dataSource = "Demo"

    func make() async throws -> DemoRecord.Project {
        let now = self.installation.clock.now()
        let owner = try await self.installation.account(email: DemoSetup.administrator, option: "owner")
        let project = try await self.installation.manageProjects { projects in
            var details = ProjectChange()
            details.number = .some("RB-01")
            return try await projects.create(
                name: Self.name,
                details: details,
                in: self.organisation,
                owner: Subject(owner.id.rawValue),
                by: .commandLine,
                at: now,
            )
        }
        try await self.installation.manageTeam(of: project.id) { team in
            for (role, email) in [
                ("Scheduler", DemoSetup.developer), ("Scheduler", self.service.email), ("Viewer", DemoSetup.viewer),
            ] { _ = try await team.grant(role, to: email) }
        }
        let schedule = try await self.installation.recording { audit in
            let schedule = DemoSchedule(
                management: ScheduleManagement(
                    stores: self.installation.stores.schedules,
                    random: self.installation.random,
                    audit: audit,
                ),
                call: ScheduleCall(actor: .commandLine, organisationID: self.organisation, now: now),
            )
            return try await schedule.make(in: project.id)
        }
        let source = try await self.dataSource(of: project, at: now)
        return DemoRecord.Project(
            projectID: project.id.rawValue,
            scheduleID: schedule.rawValue,
            dataSourceID: source.id.rawValue,
            repositoryID: source.repository.repositoryID,
        )
    }

    /// A data source with the demo's documents, which the service app may call.
    private func dataSource(of project: Project, at now: UnixTime) async throws -> DataSource {
        let source = try await self.installation.manageDataSources { sources in
            let source = try await sources.create(
                host: self.installation.settings.issuer.host,
                name: Self.dataSource,
                description: "Documents of the \(Self.name)",
                project: project.id,
                in: self.organisation,
                by: .commandLine,
                at: now,
            )
            try await sources.allow(ClientID(self.service.client), in: source.id, by: .commandLine, at: now)
            for (role, email) in [
                (DataSourceRole.administrator, DemoSetup.administrator), (.editor, DemoSetup.developer),
                (.reader, self.service.email), (.reader, DemoSetup.viewer),
            ] { _ = try await sources.assign(role, to: email, in: source.id, by: .commandLine, at: now) }
            return source
        }
        let settings = self.installation.settings
        let directory = settings.dataDirectory + "/demo/documents"
        try DemoDocuments.write(to: directory)
        var files = DirectoryImport(
            intake: DocumentIntake(
                to: source.id,
                by: Actor.commandLine.subject,
                stores: self.installation.stores,
                files: try DiskBlobFiles(directory: settings.blob.directory, random: self.installation.random),
                limits: settings.blob.limits,
                random: self.installation.random,
            ),
            clock: self.installation.clock,
        )
        try await files.run(URL(fileURLWithPath: directory, isDirectory: true), into: [Self.name])
        return source
    }
}
