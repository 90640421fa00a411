import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: models, without their blocks.
struct BlockModelEndpoint: Sendable {
    let models: any BlockModelStore
    let management: BlockModelManagement
    let links: EvoLinks

    /// A coordinate system of 10,000 characters, and the rest.
    static let maximumBytes = 131_072

    /// Answers `POST …/block-models`.
    func create(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        let workspace = try call.workspace()
        let (model, job) = try await self.management.create(body, in: workspace, by: call.actor, at: call.now)
        let address = self.links.blockJob(job, in: workspace)
        return CallAnswer.json(.created) { json in
            BlockModelDocument(organisation: call.organisation).write(model, job: address, to: &json)
        }
    }

    /// Answers `GET …/block-models/{bm_id}`.
    func get(_ call: EvoCall) async throws -> Response {
        let isDeleted = try call.query().flag("deleted") ?? false
        let model = try await self.models.model(call.id("model"), in: call.workspace().id, isDeleted: isDeleted)
        guard let model else { throw PlatformError.blockModelUnknown }
        return Self.answer(.ok, model, call)
    }

    /// Answers `PATCH …/block-models/{bm_id}`.
    func update(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        guard body.objectValue != nil else { throw EvoRefusal.unreadable("The body is not a JSON object.") }
        let model = try await self.management.update(
            try call.id("model"),
            with: body,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return Self.answer(.ok, model, call)
    }

    /// Answers `DELETE …/block-models/{bm_id}`.
    func delete(_ call: EvoCall) async throws -> Response {
        try await self.management.delete(try call.id("model"), in: try call.workspace(), by: call.actor, at: call.now)
        return CallAnswer.empty(.noContent)
    }

    /// Answers `POST …/block-models/{bm_id}?deleted=false`.
    func restore(_ call: EvoCall) async throws -> Response {
        guard try call.query().flag("deleted") == false else {
            throw EvoRefusal.invalid("deleted", "This has to be false: to restore is all that can be done here.")
        }
        let model = try await self.management.restore(
            try call.id("model"),
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return Self.answer(.accepted, model, call)
    }

    /// Answers `GET …/block-models`.
    func list(_ call: EvoCall) async throws -> Response {
        let query = try Self.query(call)
        let page = try await self.models.models(in: call.workspace().id, matching: query)
        return Self.answer(page, query, call)
    }

    /// Answers `GET /blockmodel/orgs/{org_id}/block-models`: only of workspaces that the caller has a role in.
    func listOrganisation(_ call: EvoCall) async throws -> Response {
        let query = try Self.query(call)
        let page = try await self.models.models(
            in: call.organisation,
            readableBy: call.actor.subject,
            matching: query,
        )
        return Self.answer(page, query, call)
    }

    /// Answers `GET /blockmodel/orgs/{org_id}/units`.
    func units(_ call: EvoCall) async throws -> Response {
        CallAnswer.json(reserving: 8_192) { json in
            json.objects(BlockUnit.all) { $0.write(to: &$1) }
        }
    }

    private static func query(_ call: EvoCall) throws -> BlockModelQuery {
        let asked = try call.query()
        var query = BlockModelQuery()
        query.isDeleted = try asked.flag("deleted") ?? false
        query.order = try ListOrder.reading(asked.text("order_by"))
        query.window = try asked.blockWindow()
        return query
    }

    private static func answer(_ status: HTTPResponse.Status, _ model: BlockModel, _ call: EvoCall) -> Response {
        CallAnswer.json(status) { BlockModelDocument(organisation: call.organisation).write(model, to: &$0) }
    }

    private static func answer(_ page: ListPage<BlockModel>, _ query: BlockModelQuery, _ call: EvoCall) -> Response {
        let document = BlockModelDocument(organisation: call.organisation)
        return CallAnswer.json(reserving: 512 + 1_536 * page.items.count) { json in
            json.object { json in
                json.members(page, query.window)
                json.key("results")
                json.beginArray()
                for model in page.items { document.write(model, to: &json) }
                json.endArray()
            }
        }
    }
}

extension CallQuery {
    /// The part of a list about block models that is asked for.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func blockWindow() throws(PlatformError) -> BlockListWindow {
        BlockListWindow(
            offset: try self.blockNumber("offset", 0...ListWindow.maximumOffset) ?? 0,
            limit: try self.blockNumber("limit", 1...BlockListWindow.most) ?? BlockListWindow.usual,
        )
    }

    /// A number within bounds; nil when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    func blockNumber(_ name: String, _ bounds: ClosedRange<Int>) throws(PlatformError) -> Int? {
        guard let text = self.text(name) else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), bounds.contains(number)
        else {
            throw PlatformError(
                .queryInvalid,
                "It is a number from \(bounds.lowerBound) to \(bounds.upperBound).",
                field: name,
            )
        }
        return number
    }
}

extension JSONWriter {
    /// Writes which part of a list an answer holds.
    mutating func members<Item>(_ page: ListPage<Item>, _ window: BlockListWindow) {
        self.member("count", Int64(page.items.count))
        self.member("limit", Int64(window.limit))
        self.member("offset", Int64(window.offset))
        self.member("total", Int64(page.total))
    }
}
