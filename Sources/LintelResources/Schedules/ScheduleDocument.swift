package import LintelCodec
package import LintelPlatform
import LintelTokens

/// Who reads of a schedule.
package struct ScheduleReader: Sendable, Hashable {
    /// Whether they get to know how the work goes, beside how it is planned.
    package var seesActuals: Bool
    /// Whether items say that they are not deleted, as those of the newer surface do.
    package var marksDeleted: Bool

    package init(seesActuals: Bool, marksDeleted: Bool) {
        self.seesActuals = seesActuals
        self.marksDeleted = marksDeleted
    }
}

/// What the APIs call a kind of item.
package struct ScheduleDocumentNames: Sendable, Hashable {
    /// The member that holds one, `taskLink`.
    package var one: String
    /// The member that holds a list, `taskLinks`.
    package var many: String
    /// In sentences and codes, `TaskLink`.
    package var title: String
    /// The parameters of lists by which items are chosen, each with what it looks at.
    package var filters: [Filter]

    /// A parameter that chooses items; values stand behind each other with commas between them.
    package struct Filter: Sendable, Hashable {
        package var name: String
        package var filter: ScheduleFilter
    }

    package init(_ one: String, _ many: String, filters: KeyValuePairs<String, ScheduleFilter> = [:]) {
        self.one = one
        self.many = many
        self.title = one.prefix(1).uppercased() + one.dropFirst()
        self.filters = filters.map { Filter(name: $0, filter: $1) }
    }

    /// The error code of one that there is not, `TaskLinkNotFound`.
    package var notFound: String { self.title + "NotFound" }
    /// What an error is about, `taskLinkId`.
    package var target: String { self.one + "Id" }
}

/// An item as the APIs show it: both surfaces in the same form, the id first.
package protocol ScheduleDocument: ScheduleItem {
    static var names: ScheduleDocumentNames { get }

    /// Writes the members behind the id.
    func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader)
}

extension ScheduleDocument {
    /// Writes the members of the object.
    ///
    /// Clients of the older surface look for the id at the beginning.
    package func write(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("id", self.id.rawValue)
        self.writeMembers(to: &json, for: reader)
        if reader.marksDeleted { json.member("deleted", false) }
    }
}

extension JSONWriter {
    /// Writes an id, or null.
    mutating func member<Kind>(_ name: StaticString, id: Identifier<Kind>?) {
        self.member(name, optional: id?.rawValue)
    }

    /// Writes a time, or null.
    mutating func member(_ name: StaticString, time: UnixTime?) {
        self.key(name)
        if let time { self.time(time) } else { self.null() }
    }

    /// Writes a number of which there are `scale` parts in one.
    mutating func member(_ name: StaticString, parts: Int64, of scale: Int64) {
        self.key(name)
        if parts.isMultiple(of: scale) {
            self.integer(parts / scale)
        } else {
            self.number(Double(parts) / Double(scale))
        }
    }
}
