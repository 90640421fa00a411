import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens
import NIOCore

/// The pages about the audit log.
struct AuditEndpoint: Sendable {
    let door: PortalDoor
    let reading: AuditReading
    let names: AuditNames
    let organisations: any OrganisationStore
    let renderer: PageRenderer

    /// `GET /audit`.
    func log(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let filter = AuditFilter(try self.door.query(request))
        let portal = PortalFrame(visitor, in: .audit)
        let views = try await self.views(filter, visitor.actor)
        do {
            let query = try filter.query()
            let page = try await self.reading.page(query, in: filter.scope(of: visitor.actor), by: visitor.actor)
            let names = try await self.names.names(in: page.entries, for: visitor.actor)
            let lines = page.entries.map { AuditLine($0, names: names) }
            return self.renderer.response(
                AuditLogPage(portal: portal, filter: filter, views: views, lines: lines, next: page.next)
            )
        } catch let error as PlatformError where error.code == .auditFilterInvalid {
            guard error.field != "before" else { throw PageRefusal(.badRequest, .parameterInvalid, error.message) }
            return self.renderer.response(
                AuditLogPage(portal: portal, filter: filter, views: views, lines: [], next: nil, error: error),
                status: .unprocessableContent,
            )
        }
    }

    /// `GET /audit/export`: the same events as a file, the newest 10,000 at most.
    func export(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let fields = try self.door.query(request)
        guard let format = AuditTable.Format(rawValue: fields["format"] ?? "csv") else {
            throw PageRefusal(.badRequest, .parameterInvalid, "The log can be had as csv and as json.")
        }
        let filter = AuditFilter(fields)
        let actor = visitor.actor
        let scope = filter.scope(of: actor)
        let query: AuditQuery
        do throws(PlatformError) {
            query = try filter.query()
        } catch {
            throw PageRefusal(.badRequest, .parameterInvalid, error.message)
        }
        // The first page comes before the answer's head: what may not be read is refused, not cut off.
        let first = try await self.reading.page(query, in: scope, by: actor, limit: AuditPage.limits.upperBound)
        let reading = self.reading
        let name = "audit-\(visitor.now.timestamp.prefix(10)).\(format.rawValue)"
        return Response(
            status: .ok,
            headers: [
                .contentType: format == .csv ? "text/csv; charset=utf-8; header=present" : "application/json",
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody { writer in
                var query = query
                var page = first
                var count = 0
                try await writer.write(ByteBuffer(bytes: AuditTable.head(format)))
                while true {
                    let rows = Array(page.entries.prefix(AuditTable.maximumRows - count))
                    try await writer.write(
                        ByteBuffer(bytes: AuditTable.rows(rows, as: format, isFirst: count == 0))
                    )
                    count += rows.count
                    guard let next = page.next, count < AuditTable.maximumRows else { break }
                    query.before = next
                    page = try await reading.page(
                        query,
                        in: scope,
                        by: actor,
                        limit: AuditPage.limits.upperBound,
                    )
                }
                try await writer.write(ByteBuffer(bytes: AuditTable.end(format)))
                try await writer.finish(nil)
            },
        )
    }

    /// What the visitor may look at: everything, each organisation that they manage, and what they have done themselves.
    private func views(_ filter: AuditFilter, _ actor: Actor) async throws -> [SelectField.Option] {
        let scope = filter.scope(of: actor)
        var views: [SelectField.Option] = []
        if actor.isOperator {
            views.append(.init("all", label: "Everybody", isSelected: scope == .everything))
        }
        var managed = actor.memberships.map(\.organisation).filter { actor.manages($0.id) }
        // An operator may look at an organisation without belonging to it.
        if case .organisation(let id) = scope, actor.isOperator, !managed.contains(where: { $0.id == id }),
            let other = try await self.organisations.organisation(id)
        {
            managed.append(other)
        }
        for organisation in managed {
            views.append(
                .init(
                    organisation.id.rawValue,
                    label: organisation.name,
                    isSelected: scope == .organisation(organisation.id),
                )
            )
        }
        views.append(.init("own", label: "What I have done", isSelected: scope == .own))
        return views
    }
}
