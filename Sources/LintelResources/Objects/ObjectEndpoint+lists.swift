package import Hummingbird
import LintelCodec
package import LintelPlatform
import LintelTokens

/// The geoscience object API: many objects, versions or pieces of data at a time.
extension ObjectEndpoint {
    /// A request with ids or names: 500 UUIDs with their punctuation are 19,500 bytes.
    private static let maximumListBytes = 65_536

    /// Answers `GET …/objects`.
    package func list(_ call: EvoCall) async throws -> Response {
        let workspace = try call.workspace
        let query = try await self.query(call)
        let page = try await self.objects.objects(in: workspace.id, matching: query)
        let neighbours = EvoPageLinks(self.links.objects(in: workspace), call.query, query.window, total: page.total)
        return EvoAnswer.json(self.document(call).list(page, query.window, neighbours))
    }

    /// Answers `GET /geoscience-object/orgs/{org_id}/objects`: only of workspaces that the caller has a role in.
    package func listOrganisation(_ call: EvoCall) async throws -> Response {
        let query = try await self.query(call)
        let page = try await self.objects.objects(
            in: call.organisation,
            readableBy: call.actor.subject,
            matching: query,
        )
        let neighbours = EvoPageLinks(
            self.links.objects(of: call.organisation),
            call.query,
            query.window,
            total: page.total,
        )
        return EvoAnswer.json(self.document(call).list(page, query.window, neighbours))
    }

    /// Answers `PATCH …/objects`: the current versions of objects.
    package func currentVersions(_ call: EvoCall) async throws -> Response {
        let texts = Self.texts(try await call.json(upTo: Self.maximumListBytes))
        guard let texts, texts.count <= ObjectManagement.maximumCurrentVersions else {
            throw EvoProblem.badRequest(
                "The body is a list of at most \(ObjectManagement.maximumCurrentVersions) ids of objects."
            )
        }
        let ids = texts.compactMap { ObjectID(uuid: $0) }
        guard ids.count == texts.count else { throw EvoProblem.badRequest("The ids of objects are UUIDs.") }
        let versions = try await self.objects.currentVersions(of: ids, in: try call.workspace.id)
        var json = JSONWriter()
        json.beginArray()
        for id in ids {
            // Of what is not there nothing is said.
            guard let version = versions[id] else { continue }
            json.beginObject()
            json.member("object_id", id.rawValue)
            json.member("version_id", version.description)
            json.endObject()
        }
        json.endArray()
        return EvoAnswer.json(json.bytes)
    }

    /// Answers `POST …/objects/{object_id}/versions`: those of the versions that are there.
    package func versions(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let texts = Self.texts(try await call.json(upTo: Self.maximumListBytes)["version_ids"])
        guard let texts, (1...ObjectManagement.maximumVersions).contains(texts.count) else {
            throw EvoProblem.badRequest(
                "The body has version_ids, a list of 1 to \(ObjectManagement.maximumVersions) ids of versions."
            )
        }
        let ids = texts.compactMap { VersionID(text: $0) }
        guard ids.count == texts.count else { throw EvoProblem.badRequest("The ids of versions are decimal numbers.") }
        let workspace = try call.workspace
        guard
            let content = try await self.objects.object(id, in: workspace.id, version: nil, isDeleted: false)
        else { throw PlatformError.objectUnknown }
        let versions = try await self.objects.versions(of: id, in: workspace.id, among: ids, limit: ids.count)
        return EvoAnswer.json(self.document(call).versions(versions, of: content.object))
    }

    /// Answers `PUT …/data`: which data is there, and where the rest goes.
    package func putData(_ call: EvoCall) async throws -> Response {
        let names = try await call.json(upTo: Self.maximumListBytes).arrayValue?.map { $0["name"]?.stringValue }
        guard let names, (1...ObjectManagement.maximumUploads).contains(names.count) else {
            throw EvoProblem.badRequest(
                "The body is a list of 1 to \(ObjectManagement.maximumUploads) objects with a name each."
            )
        }
        let keys = try names.map { try ObjectDataKey($0 ?? "") }
        let slots = try await self.management.slots(
            for: keys,
            in: try call.workspace,
            by: call.actor,
            at: call.now,
        )
        var json = JSONWriter()
        json.beginArray()
        for slot in slots {
            json.beginObject()
            json.member("id", slot.data.id.rawValue)
            json.member("name", slot.data.key.text)
            json.member("exists", slot.upload == nil)
            json.optional("upload_url", slot.upload.map { self.blobs.upload(for: $0, at: call.now) })
            json.endObject()
        }
        json.endArray()
        return EvoAnswer.json(json.bytes)
    }

    /// The texts of a list; nil for anything else.
    private static func texts(_ value: JSONValue?) -> [String]? {
        guard let values = value?.arrayValue else { return nil }
        let texts = values.compactMap(\.stringValue)
        return texts.count == values.count ? texts : nil
    }

    private func query(_ call: EvoCall) async throws -> ObjectQuery {
        var query = ObjectQuery()
        query.isDeleted = try call.query.flag("deleted") ?? false
        query.names = try call.query.all("object_name")
        query.schemas = try call.query.all("schema_id")
        query.createdAt = try call.query.times("created_at")
        query.modifiedAt = try call.query.times("modified_at")
        query.deletedAt = try call.query.times("deleted_at")
        query.places = try call.query.all("geojson_bounding_box").map { try GeographicCondition($0) }
        query.order = try ListOrder.reading(call.query["order_by"])
        query.window = try call.query.window
        // The deprecated name goes along with the new one.
        let authors = (try call.query.users("author") ?? []) + (try call.query.users("created_by") ?? [])
        query.createdBy = try await self.subjects(authors.isEmpty ? nil : authors)
        query.modifiedBy = try await self.subjects(try call.query.users("modified_by"))
        query.deletedBy = try await self.subjects(try call.query.users("deleted_by"))
        return query
    }

    /// Whose ids these are; an id that is nobody's stands for nobody.
    private func subjects(_ users: [UserID]?) async throws -> [Subject]? {
        guard let users else { return nil }
        var subjects: [Subject] = []
        for user in users {
            if let subject = try await self.users.subject(of: user) { subjects.append(subject) }
        }
        return subjects
    }
}
