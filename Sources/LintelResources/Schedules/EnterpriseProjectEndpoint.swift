import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Projects as SYNCHRO's older API shows them.
struct EnterpriseProjectEndpoint: Sendable {
    let management: ProjectManagement
    /// The absolute URL of the list.
    let address: String
    let dataCenter: String

    /// Nothing is billed here, whatever the country.
    private static let billingCountry = "Not billed"

    /// What a project begins with; there is one for each kind.
    private enum Template: String, CaseIterable {
        case projectWise = "ProjectWise"
        case synchro = "SYNCHRO"

        var id: String {
            switch self {
            case .projectWise: "5b2f0a44-7c19-4c8e-9d55-0f6a8f1c7e01"
            case .synchro: "5b2f0a44-7c19-4c8e-9d55-0f6a8f1c7e02"
            }
        }
    }

    func billingCountries() -> Response { Self.items([Self.billingCountry]) }

    func dataCenters(_ call: ITwinCall) throws -> Response {
        _ = try Self.templates(of: call.text("type"), call)
        return Self.items([self.dataCenter])
    }

    private static func items(_ texts: [String]) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.member("items", texts)
                json.member("nextPageToken", optional: nil)
            }
        }
    }

    /// The templates that the installation comes with, of one kind or of all.
    func templates(_ call: ITwinCall) throws -> Response {
        let templates = try Self.templates(of: call.text("type"), call)
        return CallAnswer.json { json in
            json.object { json in
                json.member("items", objects: templates) { template, json in
                    json.member("id", template.id)
                    json.member("displayName", "\(template.rawValue) project")
                    json.member("number", template.rawValue)
                    json.member("registeredDate", "2024-01-01T00:00:00Z")
                    json.member("datacenterLocation", self.dataCenter)
                }
                json.member("nextPageToken", optional: nil)
            }
        }
    }

    private static func templates(of type: String?, _ call: ITwinCall) throws -> [Template] {
        guard let type else { return Template.allCases }
        guard let template = Template(rawValue: type) else {
            throw ITwinRefusal(
                .notFound,
                "ProjectTypeNotFound",
                "There are projects of the types ProjectWise and SYNCHRO.",
                target: "projectType",
            )
        }
        return [template]
    }

    /// The projects whose team the caller belongs to.
    func list(_ call: ITwinCall) async throws -> Response {
        let query = try call.query()
        let limit = try ScheduleListStyle.older.size(query)
        let list = ["enterprise", "projects", call.subject.rawValue, query.text("projectName") ?? ""]
        var projects = ProjectQuery()
        projects.name = query.text("projectName")
        projects.limit = limit
        projects.offset = try ListToken.offset(query.text("pageToken"), of: list, field: "pageToken")
        let page = try await self.management.projects.projects(of: call.subject, matching: projects)
        let next = page.hasMore ? ListToken(["\(projects.offset + page.projects.count)"]).text(of: list) : nil
        return CallAnswer.json { json in
            json.object { json in
                json.member("items", objects: page.projects) { self.write($0.project, to: &$1) }
                json.member("nextPageToken", optional: next)
            }
        }
    }

    func read(_ call: ITwinCall) throws -> Response {
        let project = try call.project()
        return CallAnswer.json { json in json.object { self.write(project, to: &$0) } }
    }

    /// Makes a project in the first of the caller's organisations that they look after.
    func create(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields(upTo: 65_536)
        let templateID = try fields.requiredText("templateId").lowercased()
        guard let template = Template.allCases.first(where: { $0.id == templateID }) else {
            throw fields.flaw("templateId", "There is no such template.")
        }
        if let place = try fields.text("datacenterLocation"), place != self.dataCenter {
            throw fields.flaw("datacenterLocation", "There is one data center: \(self.dataCenter).")
        }
        if let country = try fields.text("billingCountry"), country != Self.billingCountry {
            throw fields.flaw("billingCountry", "There is one billing country: \(Self.billingCountry).")
        }
        let (memberships, actor) = (try await call.memberships(), try await call.actor())
        let own = memberships.first { $0.role != .member } ?? memberships.first
        guard let organisation = own?.organisation else {
            throw PlatformError(
                .roleMissing,
                "Only administrators and co-administrators of an organisation make projects."
            )
        }
        let project = try await self.management.create(
            name: try fields.requiredText("displayName"),
            details: try self.details(fields, template),
            in: organisation.id,
            owner: call.subject,
            by: actor,
            at: call.now,
        )
        var response = CallAnswer.json(.created) { json in
            json.object { json in
                json.key("project")
                json.object { self.write(project, to: &$0) }
                json.key("provision")
                json.object { self.writeProvision(of: project, to: &$0) }
            }
        }
        response.headers[.location] = "\(self.address)/\(project.id)"
        return response
    }

    private func details(_ fields: ScheduleFields, _ template: Template) throws -> ProjectChange {
        var change = ProjectChange()
        change.type = template.rawValue
        change.number = try fields.text("number")
        change.dataCenterLocation = self.dataCenter
        change.geographicLocation = try fields.text("geographicLocation")
        if let zone = try fields.text("timeZone") { change.timeZone = WindowsTimeZone.name(of: zone) }
        guard fields.holds(anyOf: ["latitude", "longitude"]) else { return change }
        let scale: Int64 = 1_000_000_000
        let latitude = Double(try fields.parts("latitude", of: scale)) / Double(scale)
        let longitude = Double(try fields.parts("longitude", of: scale)) / Double(scale)
        guard let position = ProjectDetails.Position(latitude: latitude, longitude: longitude) else {
            throw fields.flaw("latitude", "This is no place on the globe.")
        }
        change.position = position
        return change
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.management.delete(try call.project(), by: try await call.actor(), at: call.now)
        return CallAnswer.empty(.noContent)
    }

    /// How far a project is: it is ready as soon as it is there, and its provision has its id.
    func provision(_ call: ITwinCall) throws -> Response {
        let project = try call.project()
        guard call.text("provision")?.lowercased() == project.id.rawValue else {
            throw ITwinRefusal(
                .notFound,
                "ProvisionNotFound",
                "There is no such provision of the project.",
                target: "provisionId",
            )
        }
        return CallAnswer.json { json in json.object { self.writeProvision(of: project, to: &$0) } }
    }

    private func writeProvision(of project: Project, to json: inout JSONWriter) {
        json.member("id", project.id.rawValue)
        json.key("template")
        json.object { $0.member("id", Template(rawValue: project.details.type ?? "")?.id ?? Template.synchro.id) }
        json.key("target")
        json.object { $0.member("id", project.id.rawValue) }
        json.member("state", "Succeeded")
        json.member("region", self.dataCenter)
        json.key("copyStatuses")
        json.beginArray()
        json.endArray()
    }

    private func write(_ project: Project, to json: inout JSONWriter) {
        let details = project.details
        json.member("id", project.id.rawValue)
        json.member("displayName", details.name)
        json.member("number", details.number ?? "")
        json.member("registeredDate", project.createdAt.timestamp)
        json.member("billingCountry", Self.billingCountry)
        json.member("projectType", optional: details.type)
        json.member("datacenterLocation", details.dataCenterLocation ?? self.dataCenter)
        json.member("timeZone", details.timeZone ?? "Etc/UTC")
        json.member("isTemplate", false)
        json.member("geographicLocation", details.geographicLocation ?? "")
        json.key("latitude")
        json.number(details.position?.latitude ?? 0)
        json.key("longitude")
        json.number(details.position?.longitude ?? 0)
    }
}
