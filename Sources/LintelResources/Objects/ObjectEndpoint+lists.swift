import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The geoscience object API: many objects, versions or pieces of data at a time.
extension ObjectEndpoint {
    /// A request with ids or names: 500 UUIDs with their punctuation are 19,500 bytes.
    private static let maximumListBytes = 65_536

    /// Answers `GET …/objects`.
    func list(_ call: EvoCall) async throws -> Response {
        let workspace = try call.workspace()
        let asked = try call.query()
        let query = try await self.query(asked)
        let page = try await self.objects.objects(in: workspace.id, matching: query)
        let neighbours = EvoPageLinks(self.links.objects(in: workspace), asked, query.window, total: page.total)
        let document = self.document(call)
        return CallAnswer.json(reserving: 512 + 1_024 * page.items.count) { json in
            document.list(page, query.window, neighbours, to: &json)
        }
    }

    /// Answers `GET /geoscience-object/orgs/{org_id}/objects`: only of workspaces that the caller has a role in.
    func listOrganisation(_ call: EvoCall) async throws -> Response {
        let asked = try call.query()
        let query = try await self.query(asked)
        let page = try await self.objects.objects(
            in: call.organisation,
            readableBy: call.actor.subject,
            matching: query,
        )
        let neighbours = EvoPageLinks(
            self.links.objects(of: call.organisation),
            asked,
            query.window,
            total: page.total,
        )
        let document = self.document(call)
        return CallAnswer.json(reserving: 512 + 1_024 * page.items.count) { json in
            document.list(page, query.window, neighbours, to: &json)
        }
    }

    /// Answers `PATCH …/objects`: the current versions of objects.
    func currentVersions(_ call: EvoCall) async throws -> Response {
        let texts = Self.texts(try await call.json(upTo: Self.maximumListBytes))
        guard let texts, texts.count <= ObjectManagement.maximumCurrentVersions else {
            throw EvoRefusal.unreadable(
                "The body is a list of at most \(ObjectManagement.maximumCurrentVersions) ids of objects."
            )
        }
        let ids = texts.compactMap { ObjectID(uuid: $0) }
        guard ids.count == texts.count else { throw EvoRefusal.unreadable("The ids of objects are UUIDs.") }
        let versions = try await self.objects.currentVersions(of: ids, in: try call.workspace().id)
        return CallAnswer.json { json in
            json.objects(ids) { id, json in
                json.member("object_id", id.rawValue)
                // Null for what is not there, or deleted.
                json.member("version_id", optional: versions[id]?.description)
            }
        }
    }

    /// Answers `POST …/objects/{object_id}/versions`: those of the versions that are there.
    func versions(_ call: EvoCall) async throws -> Response {
        let id: ObjectID = try call.id("object")
        let texts = Self.texts(try await call.json(upTo: Self.maximumListBytes)["version_ids"])
        guard let texts, (1...ObjectManagement.maximumVersions).contains(texts.count) else {
            throw EvoRefusal.unreadable(
                "The body has version_ids, a list of 1 to \(ObjectManagement.maximumVersions) ids of versions."
            )
        }
        let ids = texts.compactMap { VersionID(text: $0) }
        guard ids.count == texts.count else { throw EvoRefusal.unreadable("The ids of versions are decimal numbers.") }
        let workspace = try call.workspace()
        guard let object = try await self.objects.head(of: id, in: workspace.id, version: nil, isDeleted: false)
        else { throw PlatformError.objectUnknown }
        let versions = try await self.objects.versions(
            of: id,
            in: workspace.id,
            among: ids,
            before: nil,
            limit: ids.count
        )
        let document = self.document(call)
        return CallAnswer.json { document.versions(versions, of: object, to: &$0) }
    }

    /// Answers `PUT …/data`: which data is there, and where the rest goes.
    func putData(_ call: EvoCall) async throws -> Response {
        let names = try await call.json(upTo: Self.maximumListBytes).arrayValue?.map { $0["name"]?.stringValue }
        guard let names, (1...ObjectManagement.maximumUploads).contains(names.count) else {
            throw EvoRefusal.unreadable(
                "The body is a list of 1 to \(ObjectManagement.maximumUploads) objects with a name each."
            )
        }
        let keys = try names.map { try ObjectDataKey($0 ?? "") }
        let slots = try await self.management.slots(
            for: keys,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.json { json in
            json.objects(slots) { slot, json in
                let address = slot.upload.map { self.blobs.upload(for: $0, at: call.now) }
                json.member("id", slot.data.id.rawValue)
                json.member("name", slot.data.key.text)
                json.member("exists", slot.upload == nil)
                json.member("upload_url", optional: address)
            }
        }
    }

    /// The texts of a list; nil for anything else.
    private static func texts(_ value: JSONValue?) -> [String]? {
        guard let values = value?.arrayValue else { return nil }
        let texts = values.compactMap(\.stringValue)
        return texts.count == values.count ? texts : nil
    }

    private func query(_ asked: CallQuery) async throws -> ObjectQuery {
        var query = ObjectQuery()
        query.isDeleted = try asked.flag("deleted") ?? false
        query.names = try asked.names("object_name")
        query.schemas = try asked.values("schema_id")
        query.createdAt = try asked.times("created_at")
        query.modifiedAt = try asked.times("modified_at")
        query.deletedAt = try asked.times("deleted_at")
        query.places = try asked.values("geojson_bounding_box").map { try GeographicCondition($0) }
        query.order = try ListOrder.reading(asked.text("order_by"))
        query.window = try asked.window()
        // The deprecated name goes along with the new one.
        let authors = (try asked.users("author") ?? []) + (try asked.users("created_by") ?? [])
        query.createdBy = try await self.users.subjects(of: authors.isEmpty ? nil : authors)
        query.modifiedBy = try await self.users.subjects(of: try asked.users("modified_by"))
        query.deletedBy = try await self.users.subjects(of: try asked.users("deleted_by"))
        return query
    }
}
