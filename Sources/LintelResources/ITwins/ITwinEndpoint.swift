import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// iTwins: lists of them, and each by itself.
struct ITwinEndpoint: Sendable {
    let management: ProjectManagement
    let links: BlobLinks
    /// The absolute URL of the list.
    let address: String

    func list(_ call: ITwinCall) async throws -> Response {
        let query = try ITwinListQuery(call, of: "\(self.address)/")
        guard query.isAboutAccounts else { return try await self.answer(query, call) }
        let search = query.projects.search?.lowercased()
        let name = query.projects.name?.lowercased()
        // Whoever belongs to an organisation belongs to few.
        let accounts = try await call.memberships().map(\.organisation).filter { organisation in
            let own = organisation.name.lowercased()
            return search.map(own.contains) ?? true && name.map { $0 == own } ?? true
        }
        let shown = accounts.dropFirst(query.page.skip).prefix(query.page.top)
        let hasMore = query.page.skip + shown.count < accounts.count
        return self.answer(shown.map { ITwinDocument($0) }, query, hasMore: hasMore)
    }

    func favorites(_ call: ITwinCall) async throws -> Response {
        var query = try ITwinListQuery(call, of: "\(self.address)/favorites")
        query.projects.mark = .favorites
        return try await self.answer(query, call)
    }

    func recents(_ call: ITwinCall) async throws -> Response {
        var query = try ITwinListQuery(call, of: "\(self.address)/recents")
        query.projects.mark = .recents
        return try await self.answer(query, call)
    }

    func addFavorite(_ call: ITwinCall) async throws -> Response {
        try await self.management.projects.addFavorite(
            try call.project().id,
            of: call.subject,
            limit: ProjectLimits.favorites,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    func removeFavorite(_ call: ITwinCall) async throws -> Response {
        try await self.management.projects.removeFavorite(try call.project().id, of: call.subject)
        return CallAnswer.empty(.noContent)
    }

    func addRecent(_ call: ITwinCall) async throws -> Response {
        try await self.management.projects.addRecent(
            try call.project().id,
            of: call.subject,
            limit: ProjectLimits.recents,
        )
        return CallAnswer.empty(.noContent)
    }

    func get(_ call: ITwinCall) async throws -> Response {
        let document: ITwinDocument
        if let account = call.facts.membership?.organisation {
            document = ITwinDocument(account)
        } else {
            document = try await self.document(try call.project(), call)
        }
        return self.answer(document, try ITwinListQuery.properties(try call.query().text("$select"), call))
    }

    /// The organisation that an iTwin belongs to; of an organisation it is the organisation itself.
    func account(_ call: ITwinCall) throws -> Response {
        let organisation = try call.facts.membership?.organisation ?? call.access().organisation
        return self.answer(ITwinDocument(organisation), try ITwinListQuery.properties(nil, call))
    }

    /// The caller's organisation, the first by name of several.
    func primaryAccount(_ call: ITwinCall) async throws -> Response {
        guard let membership = try await call.memberships().first else {
            throw PlatformError(.notFound, "You belong to no organisation.")
        }
        return self.answer(ITwinDocument(membership.organisation), try ITwinListQuery.properties(nil, call))
    }

    func create(_ call: ITwinCall) async throws -> Response {
        var form = ITwinForm(try await call.body(), names: call.names)
        let change = try form.change(of: nil)
        let organisation = try await ITwinPlace(self.management, call).organisation(
            parent: change.parentID ?? nil,
            account: try form.account(),
        )
        let project = try await self.management.create(
            name: change.name ?? "",
            details: change,
            in: organisation,
            owner: call.subject,
            by: try await call.actor(),
            at: call.now,
        )
        return self.answer(try await self.document(project, call), ITwinProperty.allCases, .created)
    }

    func change(_ call: ITwinCall) async throws -> Response {
        let known = try call.project()
        var form = ITwinForm(try await call.body(), names: call.names)
        let change = try form.change(of: known)
        if let parent = change.parentID ?? nil {
            try await ITwinPlace(self.management, call).requireVisible(parent, in: known.organisationID)
        }
        let project = try await self.management.update(
            known.id,
            by: change,
            actor: try await call.actor(),
            at: call.now,
        )
        return self.answer(try await self.document(project, call), ITwinProperty.allCases)
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        try await self.management.delete(try call.project(), by: try await call.actor(), at: call.now)
        return CallAnswer.empty(.noContent)
    }

    private func document(_ project: Project, _ call: ITwinCall) async throws -> ITwinDocument {
        let picture = try await self.management.projects.picture(of: project.id)
        return ITwinDocument(project, picture: picture, links: self.links, at: call.now)
    }

    private func answer(_ query: ITwinListQuery, _ call: ITwinCall) async throws -> Response {
        let page = try await self.management.projects.projects(of: call.subject, matching: query.projects)
        let documents = page.projects.map {
            ITwinDocument($0.project, picture: $0.picture, links: self.links, at: call.now)
        }
        return self.answer(documents, query, hasMore: page.hasMore)
    }

    private func answer(_ documents: [ITwinDocument], _ query: ITwinListQuery, hasMore: Bool) -> Response {
        CallAnswer.json(reserving: 256 + documents.count * 64 * query.properties.count) { json in
            json.object { json in
                json.member("iTwins", objects: documents) { $0.write(query.properties, to: &$1) }
                query.page.writeLinks(hasMore: hasMore, to: &json)
            }
        }
    }

    private func answer(
        _ document: ITwinDocument,
        _ properties: [ITwinProperty],
        _ status: HTTPResponse.Status = .ok,
    ) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("iTwin")
                json.object { document.write(properties, to: &$0) }
            }
        }
    }
}
