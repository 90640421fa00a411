extension CopiedTable {
    /// Projects and their teams.
    static let projects: [CopiedTable] = [
        CopiedTable(
            "project",
            key: "id",
            others: "organisation_id",
            "name",
            "name_key",
            "sub_class",
            "status",
            "type",
            "number",
            "parent_id",
            "data_center",
            "time_zone",
            "location",
            "latitude",
            "longitude",
            "created_at",
            "created_by",
            "updated_at",
            "updated_by",
        ),
        CopiedTable(
            "project_role",
            key: "id",
            others: "project_id",
            "name",
            "name_key",
            "description",
            "permissions",
        ),
        CopiedTable("project_member", key: "project_id", "subject", others: "is_owner", "added_at"),
        CopiedTable("project_member_role", key: "project_id", "subject", "role_id"),
        CopiedTable("project_group", key: "id", others: "project_id", "name", "name_key", "description"),
        CopiedTable("project_group_member", key: "project_id", "group_id", "subject"),
        CopiedTable("project_group_role", key: "project_id", "group_id", "role_id"),
    ]

    /// What people keep of projects, and what belongs to a project beside its team.
    static let projectContents: [CopiedTable] = [
        CopiedTable("project_favorite", key: "subject", "project_id", others: "added_at"),
        CopiedTable("project_recent", key: "subject", "project_id", others: "position"),
        // Pictures are up to 10 MB large.
        CopiedTable("project_picture", key: "project_id", others: "id", "format", "content").inPages(ofAtMost: 8),
        CopiedTable(
            "project_repository",
            key: "id",
            others: "project_id",
            "class",
            "sub_class",
            "name",
            "uri",
            "options",
            "position",
        ),
        CopiedTable("project_repository_resource", key: "repository_id", "id", others: "name", "name_key"),
        CopiedTable(
            "project_export",
            key: "id",
            others: "subject",
            "request",
            "format",
            "created_at",
            "position",
            "document",
        ).inPages(ofAtMost: 8),
    ]
}
