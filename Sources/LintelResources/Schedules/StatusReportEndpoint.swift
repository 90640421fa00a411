import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Takes reports of the status of resources by the older surface: each is a change request, about which clients ask later.
struct StatusReportEndpoint: Sendable {
    let surface: ScheduleSurface

    /// A report that can be read is always taken; one that names nothing becomes a request that has failed.
    func answer(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        let (management, schedule) = (self.surface.management, try await self.surface.schedule(call))
        guard let item = try fields.object("item") else { throw fields.missing("item") }
        let request: ScheduleOperationID = try fields.id("changeRequestId") ?? management.newID()
        let entry = try ResourceStatusEntry.made(
            item,
            id: try item.id("id") ?? management.newID(),
            in: schedule,
            at: call.now,
        )
        let author = try await self.surface.author(call, operationID: request)
        do {
            _ = try await management.add([entry], to: schedule, by: author)
        } catch let error as PlatformError where error.code == .scheduleInvalid || error.code == .conflict {
            _ = try await management.noteFailure(
                of: .statusHistory,
                in: schedule,
                because: error.message,
                by: author,
            )
        }
        return CallAnswer.json(.accepted) { json in
            json.object { $0.member("changeRequestId", request.rawValue) }
        }
    }
}
