import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: versions of models.
struct BlockVersionEndpoint: Sendable {
    let models: any BlockModelStore

    /// More than a box and a thousand ids need.
    private static let maximumDeltaBytes = 131_072

    /// Answers `GET …/versions`, newest first.
    func list(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let query = try call.query()
        var window = try query.blockWindow()
        let isLatest = query.text("filter") == "latest"
        if isLatest { window = BlockListWindow(offset: 0, limit: 1) }
        var page = try await self.models.versions(of: model.id, window: window)
        if isLatest { page.total = page.items.count }
        let document = BlockVersionDocument(model)
        return CallAnswer.json(reserving: 512 + 2_048 * page.items.count) { json in
            json.object { json in
                json.members(page, window)
                json.key("results")
                json.beginArray()
                for version in page.items { document.write(version, isListing: true, to: &json) }
                json.endArray()
                BlockVersionDocument.writeUnits(of: page.items, to: &json)
            }
        }
    }

    /// Answers `GET …/versions/{version_id}`.
    func get(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let hasChanges = try call.query().flag("include_changes") ?? false
        let version = try await self.version(call, of: model)
        return CallAnswer.json(reserving: 4_096) { json in
            BlockVersionDocument(model).write(version, hasChanges: hasChanges, to: &json)
        }
    }

    /// Answers `POST …/versions/{version_id}/delta`: what has changed since then.
    func delta(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumDeltaBytes)
        let model = try await self.models.model(of: call)
        let start = try await self.version(call, of: model)
        let request = try BlockDeltaRequest(body, of: model.grid)
        var last = model.version
        if let end = request.end {
            guard let version = try await self.models.version(end, of: model.id) else {
                throw PlatformError.blockVersionUnknown
            }
            last = version.number
        }
        let since = try await self.models.versions(of: model.id, from: start.number + 1, to: last)
        let delta = request.delta(since: since, from: start.mapping)
        guard !delta.isEmpty else { return CallAnswer.empty(.notModified) }
        let document = BlockVersionDocument(model)
        return CallAnswer.json { json in
            json.object { json in
                json.member("new_deltas", delta.new.map(\.id.rawValue))
                json.member("update_deltas", delta.updated.map(\.id.rawValue))
                json.member("delete_deltas", delta.deleted.map(\.id.rawValue))
                json.key("version_data")
                json.beginArray()
                if request.isVerbose { for version in delta.all { document.writeDelta(version, to: &json) } }
                json.endArray()
            }
        }
    }

    private func version(_ call: EvoCall, of model: BlockModel) async throws -> BlockModelVersion {
        guard let version = try await self.models.version(try call.id("version"), of: model.id) else {
            throw PlatformError.blockVersionUnknown
        }
        return version
    }
}
