package import LintelCodec
package import LintelPlatform
import LintelTokens

extension AppearanceProfile: ScheduleDocument {
    package static let names = ScheduleDocumentNames("appearanceProfile", "appearanceProfiles")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("action", self.action.rawValue)
        json.key("startAppearance")
        json.object { self.start.write(to: &$0) }
        json.key("activeAppearance")
        json.object { self.active.writeActive(to: &$0) }
        json.key("endAppearance")
        json.object { self.end.write(to: &$0) }
    }
}

extension AppearanceProfile.Look {
    fileprivate func write(to json: inout JSONWriter) {
        self.writeColour(to: &json)
        json.member("transparency", self.transparency)
    }

    /// Players ask for what changes while the task goes on: the same transparency from beginning to end, and no growth.
    fileprivate func writeActive(to json: inout JSONWriter) {
        self.writeColour(to: &json)
        json.member("startTransparency", self.transparency)
        json.member("finishTransparency", self.transparency)
        json.key("growthSimulation")
        json.object { json in
            json.member("mode", "None")
            json.member("adjustForTaskPercentComplete", false)
            json.member("pauseDuringNonWorkingTime", false)
            json.member("simulateAsRemove", false)
            json.key("direction")
            json.object { json in
                json.member("x", 0)
                json.member("y", 0)
                json.member("z", 0)
            }
        }
    }

    private func writeColour(to json: inout JSONWriter) {
        json.member("color", optional: self.colour)
        json.member("useOriginalColor", self.usesOriginalColour)
        json.member("useOriginalTransparency", self.usesOriginalTransparency)
    }
}

extension AnimationBinding: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "animationBinding",
        "animationBindings",
        filters: [
            "taskIds": .task, "animatedEntityIds": .animatedEntity, "resourceIds": .resource,
            "appearanceProfileIds": .appearanceProfile,
        ],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("taskId", self.taskID.rawValue)
        json.member("animatedEntityId", self.animatedEntityID)
        json.member("resourceId", id: self.resourceID)
        json.member("resourceGroupId", optional: nil)
        // Players ask for a text: an empty one stands for the usual look.
        json.member("appearanceProfileId", self.appearanceProfileID?.rawValue ?? "")
    }
}

extension WorkCalendar: ScheduleDocument {
    package static let names = ScheduleDocumentNames("calendar", "calendars")

    /// The days of ``week``.
    static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("week", objects: zip(Self.days, self.week)) { day, json in
            json.member("day", day.0)
            Self.write(day.1, to: &json)
        }
        json.member("exceptions", objects: self.exceptions) { exception, json in
            json.member("name", optional: exception.name)
            json.member("firstDate", Self.date(exception.firstDay))
            json.member("lastDate", Self.date(exception.lastDay))
            Self.write(exception.periods, to: &json)
        }
    }

    private static func write(_ periods: [Period], to json: inout JSONWriter) {
        json.member("timeBlocks", objects: periods) { period, json in
            json.member("startTime", Self.time(period.start))
            json.member("finishTime", Self.time(period.end))
        }
    }

    /// `2026-01-02`.
    private static func date(_ day: Int64) -> String {
        String(UnixTime(seconds: day * Self.secondsOfDay).timestamp.prefix(10))
    }

    /// `08:00:00`; the end of a day is `24:00:00`.
    private static func time(_ seconds: Int64) -> String {
        seconds == Self.secondsOfDay
            ? "24:00:00" : String(UnixTime(seconds: seconds).timestamp.dropFirst(11).prefix(8))
    }
}
