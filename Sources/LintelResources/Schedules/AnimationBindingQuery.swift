import Hummingbird
import LintelPlatform
import LintelTokens

/// Asks for animation bindings with more ids than an address can hold: the body says which.
struct AnimationBindingQuery: Sendable {
    let surface: ScheduleSurface

    /// The ids that one question names at most.
    private static let maximumValues = 1_000

    func answer(_ call: ITwinCall) async throws -> Response {
        let fields = try await call.fields()
        var filters: [ScheduleFilter: [String]] = [:]
        for filter in AnimationBinding.names.filters {
            guard let texts = try fields.texts(filter.name, atMost: Self.maximumValues), !texts.isEmpty else {
                continue
            }
            let isID = filter.filter != .animatedEntity
            let values = isID ? texts.compactMap { Identifier<AnimationBinding>(uuid: $0)?.rawValue } : texts
            guard values.count == texts.count else { throw fields.flaw(filter.name, "The values have to be UUIDs.") }
            filters[filter.filter] = values
        }
        let time = try ScheduleListRequest<AnimationBinding>.time(
            from: try fields.text("startTime"),
            to: try fields.text("endTime"),
        )
        let endpoint = ScheduleItemEndpoint<AnimationBinding>(surface: self.surface, path: "animationBindings")
        return try await endpoint.list(call, fixed: filters, time: time)
    }
}
