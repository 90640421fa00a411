import LintelPlatform

extension ScheduleStores {
    /// Every store of schedules on this engine.
    init(engine: any SQLEngine) {
        self.init(
            schedules: SQLScheduleStore(engine: engine),
            tasks: SQLScheduleItemStore(engine: engine),
            links: SQLScheduleItemStore(engine: engine),
            calendars: SQLScheduleItemStore(engine: engine),
            resources: SQLScheduleItemStore(engine: engine),
            assignments: SQLScheduleItemStore(engine: engine),
            taskStatuses: SQLScheduleItemStore(engine: engine),
            analyses: SQLScheduleItemStore(engine: engine),
            statusCategories: SQLScheduleItemStore(engine: engine),
            statusItems: SQLScheduleItemStore(engine: engine),
            statusHistory: SQLScheduleItemStore(engine: engine),
            baselines: SQLScheduleItemStore(engine: engine),
            codes: SQLScheduleItemStore(engine: engine),
            codeValues: SQLScheduleItemStore(engine: engine),
            codeValueAssignments: SQLScheduleItemStore(engine: engine),
            appearanceProfiles: SQLScheduleItemStore(engine: engine),
            animationBindings: SQLScheduleItemStore(engine: engine),
            syncOperations: SQLScheduleItemStore(engine: engine),
        )
    }
}
