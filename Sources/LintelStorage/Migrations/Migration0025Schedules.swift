extension Migration {
    /// SYNCHRO schedules and all that belongs to them.
    static let schedules = Migration(number: 25) { dialect in
        ScheduleTables(dialect: dialect).statements
    }
}

/// The tables of schedules: ids are unique in a schedule, so that a copy keeps them.
///
/// Parents have no references, so that rows can be copied in any order; whoever writes looks at them.
private struct ScheduleTables {
    let dialect: SQLDialect

    private var text: String { self.dialect.text }
    private var integer: String { self.dialect.integer }

    var statements: [String] {
        self.schedule
            + self.items(
                "schedule_calendar",
                "name \(self.text) NOT NULL, week \(self.text) NOT NULL, exceptions \(self.text) NOT NULL"
            )
            + self.items(
                "schedule_task_status",
                "name \(self.text) NOT NULL, type \(self.text) NOT NULL, colour \(self.text), is_default \(self.integer) NOT NULL"
            )
            + self.tasks + self.resources + self.codes + self.animation + self.baselines
    }

    private var schedule: [String] {
        [
            """
            CREATE TABLE schedule (
                id \(self.text) NOT NULL PRIMARY KEY,
                project_id \(self.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                name \(self.text) NOT NULL,
                imodel_id \(self.text),
                data_date \(self.integer),
                data_date_type \(self.text) NOT NULL,
                default_calendar_id \(self.text),
                is_synchronised \(self.integer) NOT NULL,
                has_user_fields \(self.integer) NOT NULL,
                has_3d_user_fields \(self.integer) NOT NULL,
                created_at \(self.integer) NOT NULL,
                created_by \(self.text) NOT NULL,
                version \(self.integer) NOT NULL,
                changes_known_since \(self.integer) NOT NULL
            )\(self.dialect.tableOptions)
            """,
            "CREATE INDEX schedule_by_project ON schedule (project_id, id)",
            // How many items there are: a list of 250,000 is not counted at every insert.
            """
            CREATE TABLE schedule_count (
                schedule_id \(self.text) NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                kind \(self.text) NOT NULL,
                count \(self.integer) NOT NULL,
                PRIMARY KEY (schedule_id, kind)
            )\(self.dialect.tableOptions)
            """,
            """
            CREATE TABLE schedule_deletion (
                schedule_id \(self.text) NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                kind \(self.text) NOT NULL,
                item_id \(self.text) NOT NULL,
                version \(self.integer) NOT NULL,
                PRIMARY KEY (schedule_id, kind, item_id)
            )\(self.dialect.tableOptions)
            """,
            "CREATE INDEX schedule_deletion_order ON schedule_deletion (schedule_id, kind, version, item_id)",
            """
            CREATE TABLE schedule_operation (
                schedule_id \(self.text) NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                id \(self.text) NOT NULL,
                kind \(self.text) NOT NULL,
                state \(self.text) NOT NULL,
                failure \(self.text),
                warnings \(self.text) NOT NULL,
                created_at \(self.integer) NOT NULL,
                created_by \(self.text) NOT NULL,
                ended_at \(self.integer),
                version \(self.integer) NOT NULL,
                PRIMARY KEY (schedule_id, id)
            )\(self.dialect.tableOptions)
            """,
            "CREATE INDEX schedule_operation_age ON schedule_operation (schedule_id, created_at)",
        ]
    }

    private var tasks: [String] {
        self.items(
            "schedule_task",
            """
            name \(self.text) NOT NULL, comment \(self.text), parent_id \(self.text), type \(self.text) NOT NULL,
            planned_start \(self.integer), planned_finish \(self.integer), planned_duration \(self.integer) NOT NULL,
            actual_start \(self.integer), actual_finish \(self.integer), actual_duration \(self.integer) NOT NULL,
            completion \(self.integer) NOT NULL, planned_quantity \(self.integer) NOT NULL,
            actual_quantity \(self.integer) NOT NULL, calendar_id \(self.text), status_id \(self.text),
            constraint_kind \(self.text) NOT NULL, constraint_date \(self.integer),
            constraint_second_date \(self.integer), url \(self.text), user_defined_id \(self.text),
            position \(self.integer) NOT NULL, estimated_finish \(self.integer),
            \(self.reference("calendar_id", "schedule_calendar")),
            \(self.reference("status_id", "schedule_task_status"))
            """,
            indexes: ["parent_id, position, id", "calendar_id", "status_id"],
        )
            + self.items(
                "schedule_link",
                """
                predecessor_id \(self.text) NOT NULL, successor_id \(self.text) NOT NULL, type \(self.text) NOT NULL,
                lag \(self.integer) NOT NULL, calendar_id \(self.text), created_at \(self.integer) NOT NULL,
                \(self.reference("predecessor_id", "schedule_task")),
                \(self.reference("successor_id", "schedule_task")),
                \(self.reference("calendar_id", "schedule_calendar"))
                """,
                indexes: ["predecessor_id", "successor_id", "calendar_id"],
            )
            + self.items(
                "schedule_analysis",
                """
                early_start \(self.integer) NOT NULL, early_finish \(self.integer) NOT NULL,
                late_start \(self.integer) NOT NULL, late_finish \(self.integer) NOT NULL,
                total_float \(self.integer) NOT NULL, free_float \(self.integer) NOT NULL,
                is_critical \(self.integer) NOT NULL, \(self.reference("id", "schedule_task"))
                """
            )
    }

    private var resources: [String] {
        self.items(
            "schedule_resource",
            """
            name \(self.text) NOT NULL, type \(self.text) NOT NULL, email \(self.text), description \(self.text),
            parent_id \(self.text), calendar_id \(self.text), url \(self.text), user_defined_id \(self.text),
            \(self.reference("calendar_id", "schedule_calendar"))
            """,
            indexes: ["parent_id", "calendar_id"],
        )
            + self.items(
                "schedule_appearance",
                """
                name \(self.text) NOT NULL, action \(self.text) NOT NULL, \(self.look("start")),
                \(self.look("active")), \(self.look("end"))
                """
            )
            + self.items(
                "schedule_assignment",
                """
                task_id \(self.text) NOT NULL, resource_id \(self.text) NOT NULL, appearance_id \(self.text),
                units \(self.integer) NOT NULL, work \(self.integer) NOT NULL,
                \(self.reference("task_id", "schedule_task")), \(self.reference("resource_id", "schedule_resource")),
                \(self.reference("appearance_id", "schedule_appearance"))
                """,
                indexes: ["task_id", "resource_id", "appearance_id"],
            )
            + self.items("schedule_status_category", "name \(self.text) NOT NULL")
            + self.items(
                "schedule_status_item",
                """
                category_id \(self.text) NOT NULL, name \(self.text) NOT NULL, colour \(self.text),
                is_visible \(self.integer) NOT NULL, transparency \(self.integer) NOT NULL,
                keeps_transparency \(self.integer) NOT NULL,
                \(self.reference("category_id", "schedule_status_category"))
                """,
                indexes: ["category_id"],
            )
            + self.items(
                "schedule_status_entry",
                """
                resource_id \(self.text) NOT NULL, category_id \(self.text) NOT NULL, item_id \(self.text) NOT NULL,
                date \(self.integer) NOT NULL, recorded_at \(self.integer) NOT NULL,
                is_critical \(self.integer) NOT NULL, note \(self.text),
                \(self.reference("resource_id", "schedule_resource")),
                \(self.reference("category_id", "schedule_status_category")),
                \(self.reference("item_id", "schedule_status_item"))
                """,
                indexes: ["resource_id", "category_id", "item_id"],
            )
    }

    private var codes: [String] {
        self.items("schedule_code", "name \(self.text) NOT NULL, category \(self.text) NOT NULL")
            + self.items(
                "schedule_code_value",
                """
                code_id \(self.text) NOT NULL, parent_id \(self.text), name \(self.text) NOT NULL,
                description \(self.text), colour \(self.text), \(self.reference("code_id", "schedule_code"))
                """,
                indexes: ["code_id", "parent_id"],
            )
            + self.items(
                "schedule_code_assignment",
                """
                task_id \(self.text) NOT NULL, value_id \(self.text) NOT NULL,
                \(self.reference("task_id", "schedule_task")), \(self.reference("value_id", "schedule_code_value")),
                UNIQUE (schedule_id, task_id, value_id)
                """,
                indexes: ["value_id"],
            )
    }

    private var animation: [String] {
        self.items(
            "schedule_binding",
            """
            task_id \(self.text) NOT NULL, resource_id \(self.text), appearance_id \(self.text),
            entity_id \(self.text) NOT NULL, \(self.reference("task_id", "schedule_task")),
            \(self.reference("resource_id", "schedule_resource")),
            \(self.reference("appearance_id", "schedule_appearance"))
            """,
            indexes: ["task_id", "resource_id", "appearance_id", "entity_id"],
        )
            + self.items(
                "schedule_sync",
                """
                state \(self.text) NOT NULL, started_at \(self.integer) NOT NULL, ended_at \(self.integer),
                message \(self.text)
                """
            )
    }

    private var baselines: [String] {
        self.items("schedule_baseline", "name \(self.text) NOT NULL, created_at \(self.integer) NOT NULL")
            + [
                // Without a reference to the task: what was planned stays when the task goes.
                """
                CREATE TABLE schedule_baseline_task (
                    schedule_id \(self.text) NOT NULL,
                    baseline_id \(self.text) NOT NULL,
                    task_id \(self.text) NOT NULL,
                    name \(self.text) NOT NULL,
                    planned_start \(self.integer),
                    planned_finish \(self.integer),
                    planned_duration \(self.integer) NOT NULL,
                    PRIMARY KEY (schedule_id, baseline_id, task_id),
                    FOREIGN KEY (schedule_id, baseline_id) REFERENCES schedule_baseline (schedule_id, id)
                        ON DELETE CASCADE
                )\(self.dialect.tableOptions)
                """
            ]
    }

    /// A table of items, with indexes behind the schedule's id.
    private func items(_ name: String, _ columns: String, indexes: [String] = []) -> [String] {
        let table = """
            CREATE TABLE \(name) (
                schedule_id \(self.text) NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                id \(self.text) NOT NULL,
                version \(self.integer) NOT NULL,
                \(columns),
                PRIMARY KEY (schedule_id, id)
            )\(self.dialect.tableOptions)
            """
        // Keys of a table stand behind all its columns.
        return [table, "CREATE INDEX \(name)_changes ON \(name) (schedule_id, version, id)"]
            + indexes.map { columns in
                let first = columns.split(separator: ",")[0]
                return "CREATE INDEX \(name)_by_\(first) ON \(name) (schedule_id, \(columns))"
            }
    }

    private func reference(_ column: String, _ table: String) -> String {
        "FOREIGN KEY (schedule_id, \(column)) REFERENCES \(table) (schedule_id, id)"
    }

    private func look(_ stage: String) -> String {
        """
        \(stage)_colour \(self.text), \(stage)_keeps_colour \(self.integer) NOT NULL,
        \(stage)_transparency \(self.integer) NOT NULL, \(stage)_keeps_transparency \(self.integer) NOT NULL
        """
    }
}
