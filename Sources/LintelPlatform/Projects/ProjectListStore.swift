package import LintelTokens

/// Lists of projects, and those that everybody keeps for themselves.
package protocol ProjectListStore: Sendable {
    /// A part of the projects that somebody gets to know of.
    func projects(of subject: Subject, matching query: ProjectQuery) async throws -> ProjectPage

    /// Puts a project on somebody's list of favourites; one that is there already stays.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`, or `notFound` when the project is gone.
    func addFavorite(_ id: ProjectID, of subject: Subject, limit: Int, at now: UnixTime) async throws

    /// - Throws: ``PlatformError`` with code `notFound` when it is not on the list.
    func removeFavorite(_ id: ProjectID, of subject: Subject) async throws

    /// Notes that somebody uses a project: it is the first on their list, of which the last falls off.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when the project is gone.
    func addRecent(_ id: ProjectID, of subject: Subject, limit: Int) async throws
}

/// What a ``ProjectPictureID`` names.
package enum ProjectPictureKind: Sendable {}
/// A picture of a project; another one has another id.
package typealias ProjectPictureID = Identifier<ProjectPictureKind>

/// What is known of a project's picture without its bytes.
package struct ProjectPicture: Sendable, Hashable {
    package var id: ProjectPictureID
    package var format: Picture.Format

    package init(id: ProjectPictureID, format: Picture.Format) {
        self.id = id
        self.format = format
    }

    /// A name for whoever keeps it as a file.
    package var name: String { "\(self.id).\(self.format == .jpeg ? "jpg" : "png")" }
}

/// Pictures of projects.
package protocol ProjectPictureStore: Sendable {
    /// What is known of a project's picture; nil when it has none.
    func picture(of id: ProjectID) async throws -> ProjectPicture?

    /// The bytes of a picture; nil once there is another one in its place.
    func picture(_ id: ProjectPictureID) async throws -> Picture?

    /// Puts a picture in the place of the one that there is.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when the project is gone.
    func setPicture(_ picture: Picture, as id: ProjectPictureID, of project: ProjectID) async throws

    /// - Returns: Whether there was one.
    func removePicture(of id: ProjectID) async throws -> Bool
}
