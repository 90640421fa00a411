package import LintelCodec
package import LintelPlatform
import LintelTokens

extension ScheduleTask: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "task",
        "tasks",
        filters: ["taskIds": .id, "parentId": .parent, "calendarId": .calendar],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("comment", optional: self.comment)
        json.member("parentId", id: self.parentID)
        json.member("type", self.type.rawValue)
        json.member("plannedStart", time: self.plannedStart)
        json.member("plannedFinish", time: self.plannedFinish)
        json.member("plannedDuration", self.plannedDuration)
        json.member("plannedPhysicalQuantity", parts: self.plannedPhysicalQuantity, of: Self.quantityScale)
        let actuals = reader.seesActuals
        json.member("actualStart", time: actuals ? self.actualStart : nil)
        json.member("actualFinish", time: actuals ? self.actualFinish : nil)
        json.member("actualDuration", actuals ? self.actualDuration : 0)
        json.member("actualPhysicalQuantity", parts: actuals ? self.actualPhysicalQuantity : 0, of: Self.quantityScale)
        json.member("percentComplete", parts: actuals ? self.completion : 0, of: Self.completionScale)
        json.member("calendarId", id: self.calendarID)
        json.member("statusId", id: self.statusID)
        json.key("constraint")
        json.object { json in
            json.member("type", self.constraint.kind.rawValue)
            json.member("date", time: self.constraint.date)
            json.member("secondDate", time: self.constraint.secondDate)
        }
        json.member("url", optional: self.url)
        json.member("userDefinedId", optional: self.userDefinedID)
        json.member("taskOrder", self.position)
        json.member("estimatedFinish", time: actuals ? self.estimatedFinish : nil)
    }

    /// Quantities are kept in millionths, what is done in hundredths of per cent.
    static let quantityScale: Int64 = 1_000_000
    static let completionScale: Int64 = 100
}

extension TaskLink: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "taskLink",
        "taskLinks",
        filters: ["predecessorId": .predecessor, "successorId": .successor],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("predecessorId", self.predecessorID.rawValue)
        json.member("successorId", self.successorID.rawValue)
        json.member("type", self.type.rawValue)
        json.member("lag", self.lag)
        json.member("calendarId", id: self.calendarID)
        json.member("createdOn", self.createdAt.timestamp)
    }
}

extension TaskStatus: ScheduleDocument {
    package static let names = ScheduleDocumentNames("taskStatus", "taskStatuses")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("type", self.type.rawValue)
        json.member("color", optional: self.colour)
        json.member("isDefault", self.isDefault)
    }
}

extension TaskAnalysis: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "taskSchedulingAnalysis",
        "taskSchedulingAnalyses",
        filters: ["taskIds": .task],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("taskId", self.taskID.rawValue)
        json.member("isCritical", self.isCritical)
        json.member("downstreamTotalFloat", self.totalFloat)
        json.member("downstreamFreeFloat", self.freeFloat)
        // Of a task that has begun they are made of when it did, and of how much is done.
        let isSeen = reader.seesActuals || !self.hasBegun
        json.member("earlyStart", time: isSeen ? self.earlyStart : nil)
        json.member("earlyFinish", time: isSeen ? self.earlyFinish : nil)
        json.member("lateStart", time: isSeen ? self.lateStart : nil)
        json.member("lateFinish", time: isSeen ? self.lateFinish : nil)
    }
}

extension Baseline: ScheduleDocument {
    package static let names = ScheduleDocumentNames("baseline", "baselines")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("createdOn", self.createdAt.timestamp)
    }
}

extension SyncOperation: ScheduleDocument {
    package static let names = ScheduleDocumentNames("syncOperation", "syncOperations")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("state", self.state.rawValue)
        json.member("createdAt", self.startedAt.timestamp)
        json.member("completionTime", time: self.endedAt)
        json.member("failureDescription", optional: self.state == .failed ? self.message : nil)
    }
}
