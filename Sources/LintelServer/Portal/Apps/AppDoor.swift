import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Lets people to the pages about an app that they manage; for everybody else there is nothing (404).
struct AppDoor: Sendable {
    let door: PortalDoor
    let management: AppManagement
    let renderer: PageRenderer

    /// Who asks for a page about which app.
    func visit(_ request: Request, _ context: LintelContext) async throws -> AppVisit {
        let visitor = try await self.door.visitor(request, context)
        let done = try self.door.query(request)["done"].flatMap { AppDone(rawValue: $0) }
        return AppVisit(visitor: visitor, app: try await self.app(context, visitor), done: done)
    }

    /// A form about an app: first whether it is really the visitor's, then whether they manage the app.
    func form(_ request: Request, _ context: LintelContext) async throws -> (AppForm, AppVisit) {
        let (fields, visitor) = try await self.door.form(request, context)
        let app = try await self.app(context, visitor)
        guard let version = fields["version"].flatMap({ Int64($0) }) else {
            throw PageRefusal(.badRequest, .parameterMissing, "The form names no version of the app.")
        }
        return (AppForm(fields: fields, version: version), AppVisit(visitor: visitor, app: app, done: nil))
    }

    /// The app as it is now, after a change.
    func again(_ visit: AppVisit) async throws -> AppVisit {
        let app = try await self.management.app(visit.app.client.id, for: visit.visitor.actor)
        return AppVisit(visitor: visit.visitor, app: app, done: nil)
    }

    /// On to a page that says what was done.
    func redirect(to url: AppsURL, _ done: AppDone) -> Response {
        AuthorizeEndpoint.redirect(to: SiteURL.apps(.done(url, done)).description, status: .seeOther)
    }

    private func app(_ context: LintelContext, _ visitor: Visitor) async throws -> App {
        guard let id = context.parameters.get("id") else { throw PageRefusal.notFound() }
        return try await self.management.app(ClientID(id), for: visitor.actor)
    }
}

/// Somebody at a page about an app that they manage.
struct AppVisit: Sendable {
    let visitor: Visitor
    let app: App
    /// What they have just done.
    let done: AppDone?

    var id: ClientID { self.app.client.id }
    var frame: AppFrame {
        AppFrame(portal: PortalFrame(self.visitor, in: .apps), app: self.app, done: self.done?.sentence)
    }
}

/// What the pages about an app have in common.
struct AppFrame: Sendable {
    let portal: PortalFrame
    let app: App
    /// A sentence about what was done.
    let done: String?
}

/// A form about an app and the version of the app that it was made for.
struct AppForm: Sendable {
    let fields: FormFields
    let version: Int64

    /// The field's value, empty when it is missing.
    subscript(name: String) -> String { self.fields[name] ?? "" }
}

extension PlatformError {
    /// Whether the form is shown again with this error; otherwise it is the answer.
    var concernsForm: Bool { self.code != .conflict && (self.code != .notFound || self.field != nil) }

    /// The status of the form that is shown again.
    var formStatus: HTTPResponse.Status {
        switch self.code {
        case .secretLimit: .conflict
        case .changesThrottled: .tooManyRequests
        default: .unprocessableContent
        }
    }
}
