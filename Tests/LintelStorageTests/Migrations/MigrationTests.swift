import Testing

@testable import LintelStorage

struct MigrationTests {
    @Test func numbersStepsWithoutAGap() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    /// A schema that dropped a foreign key's index or a rule would still migrate: the tables are listed here.
    @Test func makesTheTables() async throws {
        let tables = try await withMigratedEngine { engine in
            try await engine.read { try $0.query(SQLDialect.sqlite.tableNames).map { try $0.text(0) } }
        }
        #expect(
            tables.sorted() == [
                "account", "app", "app_activity", "app_owner", "app_redirect_uri", "app_registration", "app_scope",
                "app_secret", "audit_event", "audit_head", "authorization_code", "blob", "blob_reference",
                "blob_upload", "block_job", "block_model", "block_report", "block_report_result",
                "block_version", "change_counter", "consent", "data_source",
                "data_source_client", "data_source_role", "data_source_waiting_client", "denial",
                "developer_terms_acceptance",
                "document", "document_folder", "document_folder_right", "document_upload", "email_challenge",
                "entitlement_request", "failure_counter", "file", "file_version", "folder", "geoscience_object",
                "invitation",
                "lease", "lintel_schema", "object_body", "object_count", "object_data", "object_version",
                "object_version_data",
                "organisation", "organisation_client", "organisation_domain", "organisation_entitlement",
                "organisation_member", "outgoing_mail", "principal", "project", "project_connection", "project_export",
                "project_favorite", "project_group", "project_group_member",
                "project_group_role", "project_invitation", "project_invitation_role", "project_member",
                "project_member_role", "project_picture", "project_recent",
                "project_repository", "project_repository_resource", "project_role", "project_share",
                "project_team_job", "refresh_family",
                "refused_call", "retired_client",
                "schedule", "schedule_analysis", "schedule_appearance", "schedule_assignment", "schedule_baseline",
                "schedule_baseline_task", "schedule_binding", "schedule_calendar", "schedule_code",
                "schedule_code_assignment", "schedule_code_value", "schedule_count", "schedule_deletion",
                "schedule_link", "schedule_operation", "schedule_resource", "schedule_status_category",
                "schedule_status_entry", "schedule_status_item", "schedule_sync", "schedule_task",
                "schedule_task_status", "session", "sign_in_place", "signing_key", "stage", "workspace",
                "workspace_role",
                "workspace_thumbnail",
            ]
        )
    }

    @Test func writesTheOtherDialectWithItsOwnTypes() {
        let statements = Migration.all.flatMap { $0.statements(.postgreSQL) }.joined(separator: "\n")
        #expect(!statements.contains("BLOB"))
        #expect(!statements.contains(") STRICT"))
        #expect(!statements.contains(" INTEGER"))
    }
}
