package import Hummingbird
import LintelCodec
package import LintelPlatform
import LintelTokens

/// The geoscience object API: stages.
extension ObjectEndpoint {
    /// Answers `GET /geoscience-object/orgs/{org_id}/stages`.
    package func stages(_ call: EvoCall) async throws -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.key("stages")
        json.beginArray()
        for stage in try await self.objects.stages(of: call.organisation) {
            json.beginObject()
            json.member("stage_id", stage.id.rawValue)
            json.member("name", stage.name)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return EvoAnswer.json(json.bytes)
    }

    /// Answers `PATCH …/objects/{object_id}/metadata`.
    package func patchMetadata(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let stage: StageID?
        switch try await call.json(upTo: 4096)["stage_id"] {
        case .null?: stage = nil
        case .string(let text)?:
            guard let id = StageID(uuid: text) else { fallthrough }
            stage = id
        default: throw EvoProblem.badRequest("The body has stage_id, the UUID of a stage or null.")
        }
        let isSet = try await self.objects.setStage(
            stage,
            of: id,
            version: try call.query.version("version_id"),
            in: try call.workspace.id,
            organisation: call.organisation,
        )
        guard isSet else { throw PlatformError.objectUnknown }
        return EvoAnswer.empty(.noContent)
    }
}
