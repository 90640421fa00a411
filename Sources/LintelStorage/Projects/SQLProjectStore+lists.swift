import LintelPlatform
import LintelTokens

/// Lists of projects.
extension SQLProjectStore {
    func projects(of subject: Subject, matching query: ProjectQuery) async throws -> ProjectPage {
        let selection = ProjectSelection(query, of: subject)
        return try await self.engine.read { transaction in
            let rows =
                query.condition == nil
                ? try transaction.query(selection.page, selection.arguments)
                : try transaction.query(once: selection.page, selection.arguments)
            return ProjectPage(
                projects: try rows.prefix(query.limit).map(ListedProject.init(row:)),
                hasMore: rows.count > query.limit,
            )
        }
    }

    func addFavorite(_ id: ProjectID, of subject: Subject, limit: Int, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(id)
            try transaction.execute(
                """
                INSERT INTO project_favorite (subject, project_id, added_at) VALUES (?, ?, ?)
                ON CONFLICT (subject, project_id) DO NOTHING
                """,
                [.id(subject), .id(id), .time(now)],
            )
            let all = try transaction.count("SELECT COUNT(*) FROM project_favorite WHERE subject = ?", [.id(subject)])
            guard all <= limit else {
                throw PlatformError(.listFull, "There are at most \(limit) favourites.")
            }
        }
    }

    func removeFavorite(_ id: ProjectID, of subject: Subject) async throws {
        try await self.engine.write { transaction in
            let removed = try transaction.execute(
                "DELETE FROM project_favorite WHERE subject = ? AND project_id = ?",
                [.id(subject), .id(id)],
            )
            guard removed > 0 else {
                throw PlatformError(.notFound, "This is none of your favourites.", field: "iTwinId")
            }
        }
    }

    func addRecent(_ id: ProjectID, of subject: Subject, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(id)
            try transaction.execute(
                """
                INSERT INTO project_recent (subject, project_id, position)
                VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM project_recent WHERE subject = ?))
                ON CONFLICT (subject, project_id) DO UPDATE SET position = excluded.position
                """,
                [.id(subject), .id(id), .id(subject)],
            )
            try transaction.execute(
                """
                DELETE FROM project_recent WHERE subject = ? AND project_id NOT IN (
                    SELECT project_id FROM project_recent WHERE subject = ? ORDER BY position DESC LIMIT ?)
                """,
                [.id(subject), .id(subject), .count(limit)],
            )
        }
    }
}

extension ListedProject {
    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        let organisationName = try columns.text()
        let isOwner = try columns.optionalInteger() == 1
        let pictureID: ProjectPictureID? = try columns.optionalID()
        let format = try columns.optionalText().flatMap(Picture.Format.init(rawValue:))
        var picture: ProjectPicture?
        if let pictureID, let format { picture = ProjectPicture(id: pictureID, format: format) }
        self.init(
            project: try Project(reading: &columns),
            organisationName: organisationName,
            picture: picture,
            isOwner: isOwner,
        )
    }
}
