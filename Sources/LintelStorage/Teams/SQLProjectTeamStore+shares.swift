import Foundation
import LintelPlatform
import LintelTokens

/// Shares, and jobs on teams.
extension SQLProjectTeamStore {
    func add(_ share: ProjectShare, digest: [UInt8], limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(share.projectID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM project_share WHERE project_id = ? AND expires_at > ?",
                [.id(share.projectID), .time(share.createdAt)],
            )
            guard all < limit else { throw PlatformError(.listFull, "A project has at most \(limit) shares.") }
            try transaction.execute(
                """
                INSERT INTO project_share (id, project_id, created_by, created_at, expires_at, key_digest)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(share.id), .id(share.projectID), .id(share.createdBy), .time(share.createdAt),
                    .time(share.expiresAt), .blob(digest),
                ],
            )
        }
    }

    func shares(of project: ProjectID, at now: UnixTime) async throws -> [ProjectShare] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(ProjectShare.columns) FROM project_share
                WHERE project_id = ? AND expires_at > ? ORDER BY created_at DESC, id
                """,
                [.id(project), .time(now)],
            )
            return try rows.map(ProjectShare.init(row:))
        }
    }

    func share(_ id: ProjectShareID) async throws -> ProjectShare? {
        try await self.engine.read { transaction in
            try transaction.first("SELECT \(ProjectShare.columns) FROM project_share WHERE id = ?", [.id(id)])
                .map(ProjectShare.init(row:))
        }
    }

    func share(withDigest digest: [UInt8], at now: UnixTime) async throws -> ProjectShare? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT \(ProjectShare.columns) FROM project_share WHERE key_digest = ? AND expires_at > ?",
                [.blob(digest), .time(now)],
            ).map(ProjectShare.init(row:))
        }
    }

    func removeShare(_ id: ProjectShareID, of project: ProjectID) async throws -> ProjectShare? {
        try await self.engine.write { transaction in
            try transaction.first(
                "DELETE FROM project_share WHERE id = ? AND project_id = ? RETURNING \(ProjectShare.columns)",
                [.id(id), .id(project)],
            ).map(ProjectShare.init(row:))
        }
    }

    func put(_ job: ProjectTeamJob, keeping limit: Int) async throws {
        let (actions, errors) = (try Self.text(job.actions), try Self.text(job.errors))
        try await self.engine.write { transaction in
            try transaction.lockProject(job.projectID)
            try transaction.execute(
                """
                INSERT INTO project_team_job (id, project_id, status, actions, errors, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, errors = excluded.errors
                """,
                [
                    .id(job.id), .id(job.projectID), .text(job.status.rawValue), .text(actions), .text(errors),
                    .id(job.createdBy), .time(job.createdAt),
                ],
            )
            try transaction.execute(
                """
                DELETE FROM project_team_job WHERE project_id = ? AND id NOT IN (
                    SELECT id FROM project_team_job WHERE project_id = ? ORDER BY created_at DESC, id LIMIT ?)
                """,
                [.id(job.projectID), .id(job.projectID), .count(limit)],
            )
        }
    }

    func job(_ id: ProjectTeamJobID, of project: ProjectID) async throws -> ProjectTeamJob? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT id, project_id, status, actions, errors, created_by, created_at FROM project_team_job
                WHERE id = ? AND project_id = ?
                """,
                [.id(id), .id(project)],
            )
            guard var columns = row?.reader else { return nil }
            return ProjectTeamJob(
                id: try columns.id(),
                projectID: try columns.id(),
                status: try columns.word(ProjectTeamJob.Status.self),
                actions: try Self.values(try columns.text()),
                errors: try Self.values(try columns.text()),
                createdBy: try columns.id(),
                createdAt: try columns.time(),
            )
        }
    }

    private static func text(_ values: [some Encodable]) throws -> String {
        String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
    }

    private static func values<Value: Decodable>(_ text: String) throws(SQLError) -> [Value] {
        do {
            return try JSONDecoder().decode([Value].self, from: Data(text.utf8))
        } catch {
            throw SQLError(.corrupt, "a job on a team cannot be read")
        }
    }
}

extension ProjectShare {
    /// The columns that ``init(row:)`` takes, in its order.
    fileprivate static let columns = "id, project_id, created_by, created_at, expires_at"

    fileprivate init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            projectID: try columns.id(),
            createdBy: try columns.id(),
            createdAt: try columns.time(),
            expiresAt: try columns.time(),
        )
    }
}
