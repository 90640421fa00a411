import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens
import NIOCore

/// One project: what is known of it, changing that, and its end.
struct ProjectEndpoint: Sendable {
    let desk: ProjectDesk

    /// `GET /projects/:project`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let projects = self.desk.management.projects
        return self.desk.renderer.response(
            ProjectOverviewPage(
                portal: view.portal,
                head: view.head(.overview),
                access: view.access,
                picture: try await projects.picture(of: view.id),
                repositories: try await projects.repositories(of: view.id, type: nil),
                done: ProjectDesk.done(query),
            )
        )
    }

    /// `GET /projects/:project/settings`.
    func settings(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        try view.require(.setUpProject)
        return self.desk.renderer.response(
            ProjectSettingsPage(
                portal: view.portal,
                head: view.head(.settings),
                project: view.project,
                done: ProjectDesk.done(query),
            )
        )
    }

    /// `POST /projects/:project/settings`.
    func change(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.require(.setUpProject)
        guard let version = form["version"].flatMap({ Int64($0) }) else {
            throw PageRefusal(.badRequest, .parameterMissing, "The form names no version of the project.")
        }
        let typed = ProjectTyping(form)
        do {
            let change = try typed.change()
            // The parent that it has stays, whether or not the visitor knows of it.
            if let parent = change.parentID ?? nil, parent != view.project.details.parentID {
                try await self.desk.requireVisible(parent, view.visitor)
            }
            _ = try await self.desk.management.update(
                view.id,
                by: change,
                seen: version,
                actor: view.visitor.actor,
                at: view.visitor.now,
            )
            return self.desk.redirect(to: .settings(view.id), done: .changed)
        } catch let error as PlatformError where error.code == .conflict {
            // What others have said stands in the form: what was typed would take it back unseen.
            return self.refused(view, error: error)
        } catch let error as PlatformError where error.code != .roleMissing {
            return self.refused(view, typed: typed, error: error)
        }
    }

    /// `POST /projects/:project/delete`: with the name typed once more.
    func delete(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.require(.setUpProject)
        let typed = form[ProjectSettingsPage.confirmation] ?? ""
        do {
            guard (try? PlainLine(typed, maximum: ProjectDetails.maximumText))?.text == view.project.name else {
                throw PlatformError.project(
                    ProjectSettingsPage.confirmation,
                    "This is not the name of the project. Nothing was deleted.",
                )
            }
            try await self.desk.management.delete(view.project, by: view.visitor.actor, at: view.visitor.now)
            return self.desk.redirect(to: .list(), done: .deleted)
        } catch let error as PlatformError where error.code != .roleMissing {
            return self.refused(view, confirmation: typed, error: error)
        }
    }

    /// `GET /projects/:project/picture`.
    func picture(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let projects = self.desk.management.projects
        guard let known = try await projects.picture(of: view.id), let picture = try await projects.picture(known.id)
        else { throw PageRefusal.notFound("The project has no picture.") }
        return PictureAnswer.response(picture, to: request)
    }

    private func refused(
        _ view: ProjectDesk.View,
        typed: ProjectTyping? = nil,
        confirmation: String = "",
        error: PlatformError,
    ) -> Response {
        self.desk.renderer.response(
            ProjectSettingsPage(
                portal: view.portal,
                head: view.head(.settings),
                project: view.project,
                typed: typed,
                confirmation: confirmation,
                error: error,
            ),
            status: error.code == .conflict ? .conflict : .unprocessableContent,
        )
    }
}
