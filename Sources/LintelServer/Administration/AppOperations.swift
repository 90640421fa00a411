import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's calls about apps as wholes.
struct AppOperations: Sendable {
    let registrar: AppRegistrar
    let management: AppManagement
    let apps: any AppStore
    let issuer: String

    var operations: [AdministrationOperation] {
        [
            AdministrationOperation(.get, "/apps", .readApps, handle: self.list),
            AdministrationOperation(.post, "/apps", .apps, handle: self.register),
            AdministrationOperation(.get, "/apps/{client_id}", .readApps, handle: self.read),
            AdministrationOperation(.patch, "/apps/{client_id}", .apps, handle: self.change),
            AdministrationOperation(.delete, "/apps/{client_id}", .apps, handle: self.delete),
        ]
    }

    private func list(_ call: AdministrationCall) async throws -> Response {
        let query = try call.query("search", "limit", "cursor")
        let page = try call.page(of: query)
        let cursor = try page.cursor.map { text throws(Problem) in
            guard let cursor = AppCursor(text) else { throw .invalid("cursor", "The cursor is not one of this list.") }
            return cursor
        }
        guard let visibility = AppVisibility(call.actor) else {
            return JSONList.response([App](), next: nil) { _, _ in }
        }
        let found = try await self.apps.apps(
            visibleTo: visibility,
            search: query["search"],
            after: cursor,
            limit: page.limit + 1,
        )
        let shown = Array(found.prefix(page.limit))
        let next = found.count > page.limit ? shown.last.map { AppCursor($0).text } : nil
        return JSONList.response(shown, next: next) { app, json in app.write(to: &json) }
    }

    private func register(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let type = try ClientType(rawValue: body.string("type"))
        guard let type else {
            let types = ClientType.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.invalid("type", "A type is one of \(types).")
        }
        let request = AppRequest(
            type: type,
            name: try body.string("name"),
            organisationID: try body.optionalString("organisation_id").map { OrganisationID($0) },
            scopes: try body.optionalStrings("scopes") ?? [],
            redirectURIs: try body.optionalStrings("redirect_uris") ?? [],
            postLogoutRedirectURIs: try body.optionalStrings("post_logout_redirect_uris") ?? [],
            furtherOwners: try body.optionalStrings("further_owners", atMost: 10) ?? [],
        )
        try body.finish()
        switch try await self.registrar.register(request, by: call.actor, at: call.now) {
        case .registered(let registration):
            var response = self.response(registration.app, status: .created, secret: registration.secret?.text)
            response.headers[.location] =
                self.issuer + AdministrationRoutes.prefix + "/apps/\(registration.app.client.id)"
            return response
        case .known(let id):
            return self.response(try await self.management.app(id, for: call.actor), status: .ok)
        }
    }

    private func read(_ call: AdministrationCall) async throws -> Response {
        self.response(try await self.management.app(ClientID(try call.path("client_id")), for: call.actor))
    }

    /// One kind of change at a time: several would be several versions.
    private func change(_ call: AdministrationCall) async throws -> Response {
        let id = ClientID(try call.path("client_id"))
        let version = try call.ifMatch()
        var body = try await call.body()
        let name = try body.optionalString("name")
        let isDisabled = try body.optionalBool("is_disabled")
        let redirects = try body.optionalStrings("redirect_uris")
        let postLogout = try body.optionalStrings("post_logout_redirect_uris")
        try body.finish()
        let changes = [name != nil, isDisabled != nil, redirects != nil || postLogout != nil].count { $0 }
        guard changes == 1 else {
            throw Problem(
                .unprocessableContent,
                .parameterInvalid,
                "Change the name, the redirect URIs, or is_disabled: one of them in a request.",
            )
        }
        if let name {
            try await self.management.rename(id, to: name, version: version, by: call.actor, at: call.now)
        } else if let isDisabled {
            if isDisabled {
                try await self.management.disable(id, version: version, by: call.actor, at: call.now)
            } else {
                try await self.management.enable(id, version: version, by: call.actor, at: call.now)
            }
        } else {
            let app = try await self.management.app(id, for: call.actor)
            try await self.management.setRedirects(
                id,
                signIn: redirects ?? app.client.redirectURIs,
                signOut: postLogout ?? app.client.postLogoutRedirectURIs,
                version: version,
                by: call.actor,
                at: call.now,
            )
        }
        return self.response(try await self.management.app(id, for: call.actor))
    }

    private func delete(_ call: AdministrationCall) async throws -> Response {
        let id = ClientID(try call.path("client_id"))
        try await self.management.delete(id, version: try call.ifMatch(), by: call.actor, at: call.now)
        return Response(status: .noContent)
    }

    private func response(_ app: App, status: HTTPResponse.Status = .ok, secret: String? = nil) -> Response {
        app.response(status: status, secret: secret)
    }
}

extension App {
    /// The app as the answer of a call, with its entity tag.
    ///
    /// - Parameter secret: The one that was just made: it is shown this once.
    func response(status: HTTPResponse.Status = .ok, secret: String? = nil) -> Response {
        var json = JSONWriter(reservingCapacity: 2_048)
        self.write(to: &json, secret: secret)
        var response = JSONAnswer.make(json.bytes, status: status)
        response.headers[.eTag] = EntityTag(version: self.version).description
        return response
    }

    /// The app as a JSON object; of secrets only what their owner may see again.
    func write(to json: inout JSONWriter, secret: String? = nil) {
        json.beginObject()
        json.member("client_id", self.client.id.rawValue)
        json.member("type", self.client.type.rawValue)
        json.member("name", self.client.name)
        json.optionalMember("organisation_id", self.organisationID?.rawValue)
        json.optionalMember("client_email", self.clientEmail)
        json.member("owners", self.owners.map(\.rawValue))
        json.member("redirect_uris", self.client.redirectURIs)
        json.member("post_logout_redirect_uris", self.client.postLogoutRedirectURIs)
        json.key("scopes")
        json.beginArray()
        for scope in self.scopes {
            json.beginObject()
            json.member("scope", scope.scope)
            json.member("state", scope.state.rawValue)
            json.endObject()
        }
        json.endArray()
        json.key("secrets")
        json.beginArray()
        for secret in self.secrets { secret.write(to: &json) }
        json.endArray()
        json.member("is_disabled", self.disabledAt != nil)
        json.member("created_at", self.createdAt)
        json.member("version", self.version)
        if let secret { json.member("client_secret", secret) }
        json.endObject()
    }
}

extension AppSecret {
    /// - Parameter text: The secret itself, when it was just made.
    func write(to json: inout JSONWriter, text: String? = nil) {
        json.beginObject()
        json.member("id", self.id)
        json.member("label", self.label)
        json.member("hint", self.hint)
        json.member("created_at", self.createdAt)
        json.optionalMember("expires_at", self.expiresAt)
        json.optionalMember("last_used_at", self.lastUsedAt)
        if let text { json.member("client_secret", text) }
        json.endObject()
    }
}
