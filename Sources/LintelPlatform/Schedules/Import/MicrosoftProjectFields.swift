import LintelTokens

/// The fields that a Microsoft Project file has of its own: each becomes a code, and what tasks have there its values.
struct MicrosoftProjectFields {
    private var names: [String: String] = [:]
    private var order: [String] = []
    private var values: [(field: String, text: String, task: ScheduleTaskID)] = []
    private var isFull = false

    private static let maximumFields = 200

    /// Takes the definition of a field.
    mutating func define(_ record: XMLRecord) {
        guard let field = record.text("FieldID"), self.names[field] == nil, self.order.count < Self.maximumFields,
            let name = record.text("Alias") ?? record.text("FieldName"),
            let line = try? PlainLine(String(name.prefix(512)), maximum: 512).text
        else { return }
        self.names[field] = line
        self.order.append(field)
    }

    /// Takes what a task has in such fields.
    mutating func take(_ record: XMLRecord, of task: ScheduleTaskID) {
        for attribute in record.all("ExtendedAttribute") {
            guard let field = attribute.text("FieldID"), self.names[field] != nil, let value = attribute.text("Value"),
                let line = try? PlainLine(String(value.prefix(512)), maximum: 512).text
            else { continue }
            guard self.values.count < ScheduleItemKind.codeValueAssignment.limit else {
                self.isFull = true
                return
            }
            self.values.append((field, line, task))
        }
    }

    /// Adds codes, values and their assignments.
    func fill(_ content: inout ScheduleContent, scheduleID: ScheduleID, newID: () -> String) {
        let used = Set(self.values.map(\.field))
        var codes: [String: ScheduleCodeID] = [:]
        for field in self.order where used.contains(field) {
            let code = ScheduleCode(
                id: ScheduleCodeID(newID()),
                scheduleID: scheduleID,
                name: self.names[field] ?? field
            )
            codes[field] = code.id
            content.codes.append(code)
        }
        var known: [String: CodeValueID] = [:]
        var given: Set<String> = []
        var leftOut = self.isFull
        for (field, text, task) in self.values {
            guard let code = codes[field] else { continue }
            let key = "\(field)\n\(text)"
            if known[key] == nil {
                guard content.codeValues.count < ScheduleItemKind.codeValue.limit else {
                    leftOut = true
                    continue
                }
                let value = CodeValue(id: CodeValueID(newID()), scheduleID: scheduleID, codeID: code, name: text)
                known[key] = value.id
                content.codeValues.append(value)
            }
            guard let value = known[key], given.insert("\(task)\n\(value)").inserted else { continue }
            content.codeValueAssignments.append(
                CodeValueAssignment(
                    id: CodeValueAssignmentID(newID()),
                    scheduleID: scheduleID,
                    taskID: task,
                    codeValueID: value,
                )
            )
        }
        if leftOut { content.warnings.append("Some values of fields are left out, as there are too many.") }
    }
}
