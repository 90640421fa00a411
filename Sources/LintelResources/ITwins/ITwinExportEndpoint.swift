import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Lists of iTwins as documents.
///
/// They are made at once, and kept until newer ones take their place.
struct ITwinExportEndpoint: Sendable {
    let projects: any ProjectStore
    let links: BlobLinks
    let random: RandomSource

    func list(_ call: ITwinCall) async throws -> Response {
        let exports = try await self.projects.exports(of: call.subject)
        return CallAnswer.json { json in
            json.object { json in
                json.member("exports", objects: exports) { self.write($0, call, to: &$1) }
            }
        }
    }

    func get(_ call: ITwinCall) async throws -> Response {
        guard let id = call.text("export").flatMap({ ProjectExportID(uuid: $0) }),
            let export = try await self.projects.export(id, of: call.subject)
        else {
            throw ITwinRefusal(.notFound, "ExportNotFound", "There is no export with this id.", target: "id")
        }
        return self.answer(export, call)
    }

    func create(_ call: ITwinCall) async throws -> Response {
        var body = try await call.body(upTo: 65_536)
        let order = try ITwinExportOrder(&body, names: call.names)
        let page = try await self.projects.projects(of: call.subject, matching: order.query)
        let documents = page.projects.map {
            ITwinDocument($0.project, picture: $0.picture, links: self.links, at: call.now)
        }
        let export = ProjectExport(
            id: ProjectExportID(self.random.uuid()),
            subject: call.subject,
            request: order.json,
            format: order.format,
            createdAt: call.now,
        )
        try await self.projects.add(
            export,
            document: ITwinTable(documents, order.properties).bytes(as: order.format),
            limit: ProjectLimits.exports,
        )
        return self.answer(export, call, .created)
    }

    private func answer(_ export: ProjectExport, _ call: ITwinCall, _ status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("export")
                json.object { self.write(export, call, to: &$0) }
            }
        }
    }

    private func write(_ export: ProjectExport, _ call: ITwinCall, to json: inout JSONWriter) {
        json.member("id", export.id.rawValue)
        json.key("request")
        json.raw(export.request)
        json.member("status", "Completed")
        json.member("outputUrl", self.links.address(of: export, at: call.now))
        json.member("createdBy", UserID(export.subject).rawValue)
        json.member("createdDateTime", export.createdAt.timestamp)
        json.member("startedDateTime", export.createdAt.timestamp)
        json.member("completedDateTime", export.createdAt.timestamp)
    }
}

/// What an export is asked for.
struct ITwinExportOrder {
    let query: ProjectQuery
    let properties: [ITwinProperty]
    let format: ProjectExport.Format
    /// The order as it is told again.
    let json: [UInt8]

    /// - Throws: ``ITwinRefusal``.
    init(_ body: inout JSONFields<ITwinRefusal>, names: ITwinNames) throws(ITwinRefusal) {
        let word = try body.string("outputFormat")
        guard let format = ProjectExport.Format(rawValue: word) else {
            let known = ProjectExport.Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw names.invalidValue("The formats are \(known).", of: "outputFormat")
        }
        var query = ProjectQuery()
        query.limit = ProjectLimits.exportedProjects
        let scope = try body.optionalString("queryScope") ?? "MemberOfiTwin"
        switch scope.lowercased() {
        case "memberofitwin": query.scope = .member
        case "organizationadmin": query.scope = .administered
        default: throw names.invalidValue("The scopes are MemberOfiTwin and OrganizationAdmin.", of: "queryScope")
        }
        let subClass = try body.optionalString("subClass")
        if let subClass { query.subClasses = try ITwinListQuery.subClasses(subClass, names) }
        guard !query.subClasses.contains(.account) else {
            throw names.invalidValue("Organisations are not exported.", of: "subClass")
        }
        query.includesInactive = try body.optionalBool("includeInactive") ?? false
        let select = try body.optionalString("select")
        let filter = try body.optionalString("filter")
        if let filter { query.narrow(by: try ITwinListQuery.condition(filter, of: "filter", names)) }
        self.query = query
        self.properties =
            try select.map { text throws(ITwinRefusal) in
                try ITwinProperty.selected(text, names)
            } ?? ITwinProperty.minimal
        self.format = format
        var json = JSONWriter()
        json.object { json in
            json.member("queryScope", query.scope == .member ? "MemberOfiTwin" : "OrganizationAdmin")
            json.member("subClass", optional: subClass)
            json.member("select", optional: select)
            json.member("filter", optional: filter)
            json.member("includeInactive", query.includesInactive)
            json.member("outputFormat", format.rawValue)
        }
        self.json = json.bytes
    }
}

/// iTwins as a document.
struct ITwinTable {
    private let documents: [ITwinDocument]
    private let properties: [ITwinProperty]

    init(_ documents: [ITwinDocument], _ properties: [ITwinProperty]) {
        self.documents = documents
        self.properties = properties
    }

    func bytes(as format: ProjectExport.Format) -> [UInt8] {
        let text = format.isCSV ? self.csv : self.json
        return format == .csv ? text : Gzip.compress(text)
    }

    /// RFC 4180; no cell is read as a formula.
    private var csv: [UInt8] {
        var bytes = Array((self.properties.map(\.rawValue).joined(separator: ",") + "\r\n").utf8)
        for document in self.documents {
            let cells = self.properties.map { AuditTable.cell(document.text($0)) }
            bytes += Array((cells.joined(separator: ",") + "\r\n").utf8)
        }
        return bytes
    }

    private var json: [UInt8] {
        var json = JSONWriter(reservingCapacity: 256 + self.documents.count * 64 * self.properties.count)
        json.object { json in
            json.member("iTwins", objects: self.documents) { $0.write(self.properties, to: &$1) }
        }
        return json.bytes
    }
}
