extension CopiedTable {
    /// Schedules of projects and all that belongs to them.
    static let schedules: [CopiedTable] =
        [
            CopiedTable(
                "schedule",
                key: "id",
                others: "project_id",
                "name",
                "imodel_id",
                "data_date",
                "data_date_type",
                "default_calendar_id",
                "is_synchronised",
                "has_user_fields",
                "has_3d_user_fields",
                "created_at",
                "created_by",
                "version",
                "changes_known_since",
            )
        ]
        + ScheduleTable.all.map { table in
            CopiedTable(
                table.name,
                keys: ["schedule_id"] + table.key,
                others: table.columns.filter { !table.key.contains($0) },
            )
        }
}
