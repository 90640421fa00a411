import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The geoscience object API: stages.
extension ObjectEndpoint {
    /// Answers `GET /geoscience-object/orgs/{org_id}/stages`.
    func stages(_ call: EvoCall) async throws -> Response {
        let stages = try await self.objects.stages(of: call.organisation)
        return EvoAnswer.json { json in
            json.object { json in
                json.member("stages", objects: stages) { stage, json in
                    json.member("stage_id", stage.id.rawValue)
                    json.member("name", stage.name)
                }
            }
        }
    }

    /// Answers `PATCH …/objects/{object_id}/metadata`.
    func patchMetadata(_ call: EvoCall) async throws -> Response {
        let id: ObjectID = try call.id("object")
        let stage: StageID?
        switch try await call.json(upTo: 4096)["stage_id"] {
        case .null?: stage = nil
        case .string(let text)?:
            guard let id = StageID(uuid: text) else { fallthrough }
            stage = id
        default: throw EvoRefusal.unreadable("The body has stage_id, the UUID of a stage or null.")
        }
        let isSet = try await self.objects.setStage(
            stage,
            of: id,
            version: try call.query().version("version_id"),
            in: try call.workspace().id,
            organisation: call.organisation,
        )
        guard isSet else { throw PlatformError.objectUnknown }
        return EvoAnswer.empty(.noContent)
    }
}
