import LintelTokens

extension ScheduleManagement {
    /// Brings a Microsoft Project XML file into a schedule that has no tasks yet; all dates stay as the file states them.
    ///
    /// - Parameter chunks: The file's bytes, which whoever calls has bounded.
    /// - Returns: The operation, with what could not be brought in as warnings.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` when there are tasks, `scheduleInvalid` when the
    ///   file cannot be read, `scheduleCycle` or `listFull`; what reading the chunks throws.
    package func importMicrosoftProject<Chunks: AsyncSequence>(
        _ chunks: Chunks,
        into id: ScheduleID,
        by call: ScheduleCall,
    ) async throws -> ScheduleOperation where Chunks.Element: Sequence<UInt8> {
        let schedule = try await self.schedule(id)
        let random = self.random
        let file = MicrosoftProjectImport(into: id, at: call.now) { random.uuid() }
        let reader = try XMLReader(namespace: MicrosoftProjectImport.namespace) {
            (event: XMLReader.Event) throws(PlatformError) in try file.take(event)
        }
        for try await chunk in chunks { try reader.read(chunk) }
        try reader.finish()
        let content = try file.finish()
        let write = self.write(.importMicrosoftProject, in: id, by: call)
        guard let operation = try await self.stores.schedules.add(content, in: write) else {
            throw PlatformError.scheduleMissing()
        }
        let detail = "\(schedule.name): \(content.tasks.count) tasks"
        self.record(.scheduleImported, of: schedule, detail: detail, by: call)
        return operation
    }
}
