import LintelPlatform
import LintelTokens

/// Which part of a list of items a call asks for.
struct ScheduleListRequest<Item: ScheduleDocument>: Sendable {
    /// Items of a place, or changes since one.
    enum Part: Sendable, Hashable {
        /// - Parameter version: The schedule's version at which the first page was read; nil for the first page.
        case items(after: Identifier<Item>?, version: Int64?)
        case changes(since: Int64, after: ScheduleChangeQuery.Place?)
    }

    let part: Part
    let limit: Int
    let filters: [ScheduleFilter: [String]]
    let time: ClosedRange<UnixTime>?
    /// What tokens are bound to.
    private let list: [String]

    private static var maximumValues: Int { 1_000 }

    /// - Parameter fixed: What the path chooses by.
    init(
        _ query: CallQuery,
        of schedule: ScheduleID,
        _ style: ScheduleListStyle,
        fixed: [ScheduleFilter: [String]],
        time: ClosedRange<UnixTime>? = nil,
    ) throws(PlatformError) {
        var filters = fixed
        for filter in Item.names.filters where style == .current {
            guard fixed[filter.filter] == nil, let text = query.text(filter.name) else { continue }
            filters[filter.filter] = try Self.values(text, of: filter)
        }
        self.filters = filters
        self.time = if let time { time } else { try Self.time(query) }
        self.limit = try style.size(query)
        var list = [style.rawValue, schedule.rawValue, Item.kind.rawValue]
        for (filter, values) in filters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            list.append(filter.rawValue)
            list += values
        }
        if let time = self.time { list.append("\(time.lowerBound.seconds) \(time.upperBound.seconds)") }
        self.list = list
        self.part = try Self.part(query, of: list, style)
    }

    private static func part(_ query: CallQuery, of list: [String], _ style: ScheduleListStyle) throws(PlatformError)
        -> Part
    {
        if let text = query.text(style.tokenName) {
            return try Self.part(ListToken(text, of: list, field: style.tokenName), field: style.tokenName)
        }
        guard let name = style.deltaName, let text = query.text(name) else { return .items(after: nil, version: nil) }
        let part = try Self.part(ListToken(text, of: list, field: name), field: name)
        guard case .changes = part else { throw Self.unknown(name) }
        return part
    }

    private static func part(_ token: ListToken, field: String) throws(PlatformError) -> Part {
        let parts = token.parts
        switch (parts.first, parts.dropFirst().first.flatMap({ Int64($0) }), parts.count) {
        case ("i", let version?, 3):
            return .items(after: Identifier(parts[2]), version: version)
        case ("c", let since?, 2):
            return .changes(since: since, after: nil)
        case ("c", let since?, 4):
            guard let version = Int64(parts[2]) else { throw Self.unknown(field) }
            return .changes(since: since, after: .init(version: version, id: parts[3]))
        default:
            throw Self.unknown(field)
        }
    }

    private static func unknown(_ field: String) -> PlatformError {
        PlatformError(.queryInvalid, "This token is none of this list.", field: field)
    }

    /// The token of a part.
    func token(_ part: Part) -> String {
        let token =
            switch part {
            case .items(let after, let version): ListToken(["i", "\(version ?? 0)", after?.rawValue ?? ""])
            case .changes(let since, nil): ListToken(["c", "\(since)"])
            case .changes(let since, let place?): ListToken(["c", "\(since)", "\(place.version)", place.id])
            }
        return token.text(of: self.list)
    }

    /// Whether all items of the schedule are in the list, so that changes of it can be asked for.
    var isWhole: Bool { self.filters.isEmpty && self.time == nil }

    private static func values(_ text: String, of filter: ScheduleDocumentNames.Filter) throws(PlatformError)
        -> [String]
    {
        let texts = text.split(separator: ",").map(String.init)
        guard texts.count <= Self.maximumValues else {
            throw PlatformError(.queryInvalid, "There are at most \(Self.maximumValues) values.", field: filter.name)
        }
        switch filter.filter {
        case .animatedEntity: return texts
        default:
            let ids = texts.compactMap { Identifier<Item>(uuid: $0)?.rawValue }
            guard ids.count == texts.count else {
                throw PlatformError(.queryInvalid, "The values are UUIDs with commas between them.", field: filter.name)
            }
            return ids
        }
    }

    /// The time of tasks that animation bindings are asked for.
    private static func time(_ query: CallQuery) throws(PlatformError) -> ClosedRange<UnixTime>? {
        guard Item.kind == .animationBinding else { return nil }
        return try Self.time(from: query.text("startTime"), to: query.text("endTime"))
    }

    static func time(from start: String?, to end: String?) throws(PlatformError) -> ClosedRange<UnixTime>? {
        if start == nil, end == nil { return nil }
        guard let start = start.flatMap({ TimestampReading($0)?.time }),
            let end = end.flatMap({ TimestampReading($0)?.time }), start <= end
        else {
            throw PlatformError(
                .queryInvalid,
                "startTime and endTime stand together, the earlier time first.",
                field: "startTime",
            )
        }
        return start...end
    }
}
