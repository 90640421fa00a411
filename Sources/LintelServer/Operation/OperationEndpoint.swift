import HTTPTypes
package import Hummingbird
import LintelOAuth
import LintelPlatform
import LintelTokens
import Logging
import NIOCore

/// What operators and the curious look at: health, readiness, metrics, home and the list of error ids.
package struct OperationEndpoint: Sendable {
    let metrics: ServerMetrics
    let keys: CurrentKeys
    let feed: any ChangeFeed
    let sessions: BrowserSessions
    let renderer: PageRenderer
    let issuer: String
    let clock: WallClock

    /// The process answers; nothing else is touched.
    package func health(_ request: Request, _ context: LintelContext) -> Response {
        Self.text("ok\n")
    }

    /// The database answers and there is a key to sign with.
    package func ready(_ request: Request, _ context: LintelContext) async -> Response {
        do {
            _ = try await self.feed.versions()
        } catch {
            context.logger.warning("Not ready", metadata: ["error": .string("\(error)")])
            return Self.text("database\n", status: .serviceUnavailable)
        }
        guard !self.keys.value.keySet.keys.isEmpty else { return Self.text("keys\n", status: .serviceUnavailable) }
        return Self.text("ready\n")
    }

    package func exposition(_ request: Request, _ context: LintelContext) -> Response {
        Self.text(self.metrics.exposition, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// What this is; somebody who is signed in is taken to their apps.
    package func home(_ request: Request, _ context: LintelContext) async throws -> Response {
        guard try await self.sessions.current(request, at: self.clock.now()) == nil else {
            return AuthorizeEndpoint.redirect(to: SiteURL.apps(.list).description, status: .seeOther)
        }
        return self.renderer.response(HomePage(issuer: self.issuer))
    }

    package func errors(_ request: Request, _ context: LintelContext) -> Response {
        let entries = ErrorID.allCases.map { id in
            let explanation = id.explanation
            return ErrorsPage.Entry(id: id.rawValue, meaning: explanation.meaning, remedy: explanation.remedy)
        }
        return self.renderer.response(ErrorsPage(entries: entries))
    }

    package func asset(_ request: Request, _ context: LintelContext) throws -> Response {
        let asset = self.renderer.assetResponse(
            fileName: context.parameters.get("name") ?? "",
            version: request.uri.queryParameters.get("v"),
            ifNoneMatch: request.headers[.ifNoneMatch],
        )
        guard let asset else { throw HTTPError(.notFound) }
        return asset
    }

    private static func text(
        _ text: String,
        type: String = "text/plain; charset=utf-8",
        status: HTTPResponse.Status = .ok,
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)),
        )
    }
}
