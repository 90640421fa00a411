package import LintelPlatform

extension ServerParts {
    /// The rules for the schedules of projects.
    package var scheduleManagement: ScheduleManagement {
        ScheduleManagement(stores: self.stores.schedules, random: self.random, audit: self.audit)
    }
}
