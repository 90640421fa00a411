import LintelPlatform
import LintelTokens

/// Pictures of projects.
extension SQLProjectStore {
    func picture(of id: ProjectID) async throws -> ProjectPicture? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT id, format FROM project_picture WHERE project_id = ?",
                [.id(id)],
            )
            guard var columns = row?.reader else { return nil }
            return ProjectPicture(id: try columns.id(), format: try columns.word(Picture.Format.self))
        }
    }

    func picture(_ id: ProjectPictureID) async throws -> Picture? {
        try await self.engine.read { transaction in
            let row = try transaction.first("SELECT format, content FROM project_picture WHERE id = ?", [.id(id)])
            guard var columns = row?.reader else { return nil }
            let format = try columns.word(Picture.Format.self)
            return Picture(stored: try columns.blob(), format: format)
        }
    }

    func setPicture(_ picture: Picture, as id: ProjectPictureID, of project: ProjectID) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            try transaction.execute("DELETE FROM project_picture WHERE project_id = ?", [.id(project)])
            try transaction.execute(
                "INSERT INTO project_picture (project_id, id, format, content) VALUES (?, ?, ?, ?)",
                [.id(project), .id(id), .text(picture.format.rawValue), .blob(picture.bytes)],
            )
        }
    }

    func removePicture(of id: ProjectID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM project_picture WHERE project_id = ?", [.id(id)]) > 0
        }
    }
}
