import LintelCodec

/// How somebody looks at a schedule: what its page's address says.
package struct ScheduleView: Sendable, Hashable {
    package var isTable = false
    /// Nil for what fits on a screen.
    package var zoom: GanttZoom?
    /// How many rows are left out above.
    package var offset = 0

    package init() {}

    /// Reads an address; what it does not know is left out.
    init(_ query: FormFields) {
        self.isTable = query["view"] == "table"
        self.zoom = query["zoom"].flatMap(GanttZoom.init(rawValue:))
        self.offset = query["offset"].flatMap { Int($0) }.map { min(max($0, 0), 1_000_000) } ?? 0
    }

    var parameters: [(name: String, value: String)] {
        (self.isTable ? [("view", "table")] : []) + (self.zoom.map { [("zoom", $0.rawValue)] } ?? [])
            + (self.offset == 0 ? [] : [("offset", String(self.offset))])
    }
}
