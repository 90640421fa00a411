import LintelPlatform
import LintelTokens

extension WorkspaceQuery {
    /// Reads the filters and the order of a list; what names nobody or nothing known is refused.
    init(_ query: CallQuery, page: EvoPage) throws {
        self.init()
        self.name = query.text("filter[name]", "name").map { String($0.prefix(Self.maximumSearch)) }
        self.createdBy = try Self.user(query, "created_by")
        self.user = try Self.user(query, "user_id")
        self.createdAt = try Self.bounds(query, "created_at")
        self.updatedAt = try Self.bounds(query, "updated_at")
        self.isDeleted = try query.flag("deleted") ?? false
        self.order = try Self.order(query)
        self.limit = page.limit
        self.offset = page.offset
    }

    private static let maximumSearch = 200

    private static func user(_ query: CallQuery, _ name: String) throws(EvoRefusal) -> UserID? {
        guard let text = query.text("filter[\(name)]", name) else { return nil }
        guard let user = UserID(text) else { throw .invalid(name, "This has to be a UUID.") }
        return user
    }

    /// `order_by=asc:name,desc:created_at`, or the older `sort=name,-created_at`.
    private static func order(_ query: CallQuery) throws(EvoRefusal) -> [Order] {
        let isNew = query.text("order_by") != nil
        guard let text = query.text("order_by", "sort") else { return [] }
        let name = isNew ? "order_by" : "sort"
        var order: [Order] = []
        for term in text.split(separator: ",", maxSplits: 16, omittingEmptySubsequences: false) {
            guard let next = isNew ? Self.newTerm(term) : Self.oldTerm(term) else {
                let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalid(name, "Lists are sorted by \(keys).")
            }
            if !order.contains(where: { $0.key == next.key }) { order.append(next) }
        }
        return order
    }

    private static func newTerm(_ term: Substring) -> Order? {
        let parts = term.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Key(rawValue: String(parts[1])) else {
            return Key(rawValue: String(term)).map { Order($0) }
        }
        switch parts[0] {
        case "asc": return Order(key)
        case "desc": return Order(key, isDescending: true)
        default: return nil
        }
    }

    private static func oldTerm(_ term: Substring) -> Order? {
        let isDescending = term.hasPrefix("-")
        return Key(rawValue: String(isDescending ? term.dropFirst() : term)).map {
            Order($0, isDescending: isDescending)
        }
    }

    /// One or two bounds such as `gte:2026-01-02T03:04:05Z`; a moment alone is that moment.
    private static func bounds(_ query: CallQuery, _ name: String) throws(EvoRefusal) -> TimeBounds {
        var bounds = TimeBounds()
        let values = query.all(name).flatMap { $0.split(separator: ",") }
        guard values.count <= 2 else { throw .invalid(name, "There are at most two bounds.") }
        for value in values {
            let word = value.prefix { $0.isLetter }
            let hasWord = !word.isEmpty && value.dropFirst(word.count).hasPrefix(":")
            let text = hasWord ? value.dropFirst(word.count + 1) : value
            guard let time = UnixTime(moment: String(text)) else {
                throw .invalid(name, "A bound is gte:, gt:, lte: or lt: and a moment such as 2026-01-02T03:04:05Z.")
            }
            switch hasWord ? word : "eq" {
            case "gte": bounds.first = time
            case "gt": bounds.first = time + 1
            case "lte": bounds.last = time
            case "lt": bounds.last = time - 1
            case "eq": bounds = TimeBounds(first: time, last: time)
            default: throw .invalid(name, "There is no such comparison.")
            }
        }
        return bounds
    }
}

extension UnixTime {
    /// A moment with its zone, or a day, which begins at midnight UTC.
    fileprivate init?(moment text: String) {
        guard let time = UnixTime(timestamp: text) ?? UnixTime(date: text) else { return nil }
        self = time
    }
}
