import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The geoscience object API: stages.
extension ObjectEndpoint {
    /// Answers `GET /geoscience-object/orgs/{org_id}/stages`.
    func stages(_ call: EvoCall) async throws -> Response {
        let stages = try await self.objects.stages(of: call.organisation)
        return CallAnswer.json { json in
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
        let version = try call.query().version("version_id")
        let workspace = try call.workspace().id
        let body = try await call.json(upTo: 4096)
        guard let asked = body["stage_id"], body.objectValue != nil else {
            // Nothing is to be changed of an object that has to be there all the same.
            guard body.objectValue != nil else { throw EvoRefusal.unreadable("The body is a JSON object.") }
            let object = try await self.objects.head(of: id, in: workspace, version: version, isDeleted: false)
            guard object != nil else { throw PlatformError.objectUnknown }
            return CallAnswer.empty(.noContent)
        }
        let stage = asked.stringValue.flatMap { StageID(uuid: $0) }
        guard stage != nil || asked == .null else {
            throw EvoRefusal.unreadable("stage_id is the UUID of a stage, or null.")
        }
        let isSet = try await self.objects.setStage(
            stage,
            of: id,
            version: version,
            in: workspace,
            organisation: call.organisation,
        )
        guard isSet else { throw PlatformError.objectUnknown }
        return CallAnswer.empty(.noContent)
    }
}
