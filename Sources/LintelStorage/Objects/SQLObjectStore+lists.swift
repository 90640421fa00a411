import LintelPlatform
import LintelTokens

/// Lists of objects.
extension SQLObjectStore {
    func objects(in workspace: WorkspaceID, matching query: ObjectQuery) async throws -> ListPage<GeoscienceObject> {
        try await self.engine.read { transaction in
            let selection = ObjectSelection(query, in: workspace)
            let rows = try transaction.query(selection.page, selection.arguments + selection.window)
            let objects = try rows.map { row in
                var columns = row.reader
                return try GeoscienceObject(reading: &columns)
            }
            let total = try transaction.total(objects.count, query.window, selection.count, selection.countArguments)
            return ListPage(items: objects, total: total)
        }
    }

    func objects(
        in organisation: OrganisationID,
        readableBy subject: Subject,
        matching query: ObjectQuery,
    ) async throws -> ListPage<OrganisationObject> {
        try await self.engine.read { transaction in
            let selection = ObjectSelection(query, in: organisation, readableBy: subject)
            let rows = try transaction.query(selection.page, selection.arguments + selection.window)
            let objects = try rows.map { row in
                var columns = row.reader
                let object = try GeoscienceObject(reading: &columns)
                return OrganisationObject(
                    object: object,
                    workspaceName: try columns.text(),
                    role: try columns.word(WorkspaceRole.self),
                )
            }
            let total = try transaction.total(objects.count, query.window, selection.count, selection.countArguments)
            return ListPage(items: objects, total: total)
        }
    }
}
