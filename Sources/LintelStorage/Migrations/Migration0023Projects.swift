extension Migration {
    /// Projects, their roles, and the members and groups that have them.
    static let projects = Migration(number: 23) { dialect in
        [
            // Makers have no reference: what somebody has made stays when they are gone. Nor has a parent, so that rows can
            // be copied in any order; a project that has parts is not removed.
            """
            CREATE TABLE project (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                sub_class \(dialect.text) NOT NULL,
                status \(dialect.text) NOT NULL CHECK (status IN ('Active', 'Inactive', 'Trial')),
                type \(dialect.text) CHECK (length(type) <= 255),
                number \(dialect.text) CHECK (length(number) <= 255),
                parent_id \(dialect.text),
                data_center \(dialect.text) CHECK (length(data_center) <= 255),
                time_zone \(dialect.text) CHECK (length(time_zone) <= 255),
                location \(dialect.text) CHECK (length(location) <= 255),
                latitude \(dialect.text) CHECK (length(latitude) <= 32),
                longitude \(dialect.text) CHECK (length(longitude) <= 32),
                created_at \(dialect.integer) NOT NULL,
                created_by \(dialect.text) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                updated_by \(dialect.text) NOT NULL,
                CHECK ((latitude IS NULL) = (longitude IS NULL))
            )\(dialect.tableOptions)
            """,
            // Of two that take a number at once, one is refused.
            "CREATE UNIQUE INDEX project_number ON project (organisation_id, number) WHERE number IS NOT NULL",
            "CREATE INDEX project_by_name ON project (organisation_id, name_key, id)",
            "CREATE INDEX project_by_parent ON project (parent_id) WHERE parent_id IS NOT NULL",
            """
            CREATE TABLE project_role (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                permissions \(dialect.text) NOT NULL CHECK (length(permissions) <= 4096),
                UNIQUE (project_id, id),
                UNIQUE (project_id, name_key)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE project_member (
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                is_owner \(dialect.integer) NOT NULL CHECK (is_owner IN (0, 1)),
                added_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (project_id, subject)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_member_by_subject ON project_member (subject, project_id)",
            // By the references alone a role is held in its own project only, and ends with the membership.
            """
            CREATE TABLE project_member_role (
                project_id \(dialect.text) NOT NULL,
                subject \(dialect.text) NOT NULL,
                role_id \(dialect.text) NOT NULL,
                PRIMARY KEY (project_id, subject, role_id),
                FOREIGN KEY (project_id, subject) REFERENCES project_member (project_id, subject) ON DELETE CASCADE,
                FOREIGN KEY (project_id, role_id) REFERENCES project_role (project_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_member_role_by_role ON project_member_role (project_id, role_id)",
            """
            CREATE TABLE project_group (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                project_id \(dialect.text) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
                name_key \(dialect.text) NOT NULL,
                description \(dialect.text) NOT NULL CHECK (length(description) <= 1000),
                UNIQUE (project_id, id),
                UNIQUE (project_id, name_key)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE project_group_member (
                project_id \(dialect.text) NOT NULL,
                group_id \(dialect.text) NOT NULL,
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                PRIMARY KEY (project_id, group_id, subject),
                FOREIGN KEY (project_id, group_id) REFERENCES project_group (project_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_group_member_by_subject ON project_group_member (subject, project_id, group_id)",
            """
            CREATE TABLE project_group_role (
                project_id \(dialect.text) NOT NULL,
                group_id \(dialect.text) NOT NULL,
                role_id \(dialect.text) NOT NULL,
                PRIMARY KEY (project_id, group_id, role_id),
                FOREIGN KEY (project_id, group_id) REFERENCES project_group (project_id, id) ON DELETE CASCADE,
                FOREIGN KEY (project_id, role_id) REFERENCES project_role (project_id, id) ON DELETE CASCADE
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX project_group_role_by_role ON project_group_role (project_id, role_id)",
        ]
    }
}
