import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import Logging

/// The outermost layer: every answer gets its correlation id and is counted, and whatever was thrown becomes an answer
/// in the language of its path.
package struct AnswerMiddleware: RouterMiddleware {
    package typealias Context = LintelContext

    private let issuer: String
    private let renderer: PageRenderer
    private let metrics: ServerMetrics
    private let refusals: RefusalRecorder
    private let methods: MethodTable

    package init(
        issuer: String,
        renderer: PageRenderer,
        metrics: ServerMetrics,
        refusals: RefusalRecorder,
        methods: MethodTable,
    ) {
        self.issuer = issuer
        self.renderer = renderer
        self.metrics = metrics
        self.refusals = refusals
        self.methods = methods
    }

    package func handle(
        _ request: Request,
        context: LintelContext,
        next: (Request, LintelContext) async throws -> Response,
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = self.answer(to: error, request, context)
        }
        response.headers[.correlationID] = context.correlationID.description
        let elapsed = (ContinuousClock.now - start).components
        let microseconds = elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
        self.metrics.countAnswer(
            route: context.endpointPath,
            status: response.status.code,
            microseconds: microseconds,
        )
        return response
    }

    /// The one place that turns errors into answers; what is not known becomes a bare 500 with its correlation id.
    private func answer(to error: any Error, _ request: Request, _ context: LintelContext) -> Response {
        switch error {
        case let refusal as PageRefusal:
            return self.page(refusal, request, context)
        case let detour as SignInDetour:
            return detour.response
        case let error as PlatformError:
            return self.page(PageRefusal(error), request, context)
        case let error as any HTTPResponseError where error.status == .notFound:
            return self.missing(request, context)
        case let error as any HTTPResponseError where error.status.code < 500:
            return self.page(
                PageRefusal(error.status, .requestMalformed, "The request cannot be read."),
                request,
                context,
            )
        case let fault as any TemporaryFault where fault.isTemporary:
            context.logger.warning("Temporary fault", metadata: self.metadata(error, context))
            return self.page(
                PageRefusal(
                    .serviceUnavailable,
                    .serverBusy,
                    "The server is busy. Try again in a second.",
                    retryAfter: 1,
                ),
                request,
                context,
            )
        default:
            context.logger.error("Unexpected error", metadata: self.metadata(error, context))
            return self.page(
                PageRefusal(.internalServerError, .serverFault, "Something went wrong inside the server."),
                request,
                context,
            )
        }
    }

    /// Nothing at this path, or nothing for this method.
    private func missing(_ request: Request, _ context: LintelContext) -> Response {
        guard self.methods.methods(for: request.uri.path) != nil else {
            return self.page(
                PageRefusal(.notFound, .pageNotFound, "There is nothing at this address."),
                request,
                context,
            )
        }
        return self.page(
            PageRefusal(.methodNotAllowed, .methodNotAllowed, "This address does not know the method."),
            request,
            context,
        )
    }

    private func page(_ refusal: PageRefusal, _ request: Request, _ context: LintelContext) -> Response {
        self.refusals.log(refusal, context: context)
        var response: Response
        if request.uri.path.hasPrefix(AdministrationRoutes.prefix + "/") {
            response = Problem(refusal).response(issuer: self.issuer, correlationID: context.correlationID)
        } else if Self.speaksJSON(request.uri.path) {
            let code: OAuthError.Code =
                switch refusal.status.code {
                case 503: .temporarilyUnavailable
                case 500...: .serverError
                default: .invalidRequest
                }
            response = JSONAnswer.refusal(OAuthError(code, refusal.id, refusal.sentence), issuer: self.issuer)
            response.status = refusal.status
        } else {
            // A server without resource APIs has no such page.
            let check = refusal.accessCheck.flatMap { self.methods.methods(for: $0.path) == nil ? nil : $0 }
            response = self.renderer.response(
                ErrorPage(
                    status: refusal.status,
                    sentence: refusal.sentence,
                    errorID: refusal.id.rawValue,
                    correlationID: context.correlationID.description,
                    accessCheck: check,
                )
            )
        }
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if refusal.status == .methodNotAllowed {
            response.headers[.allow] = self.methods.methods(for: request.uri.path)
        }
        return response
    }

    /// Programs read these paths; everything else is read by people.
    private static func speaksJSON(_ path: String) -> Bool {
        let pages: Set<Substring> = ["authorize", "endsession"]
        if path.hasPrefix("/connect/") {
            return !pages.contains(path.dropFirst("/connect/".count).prefix { $0 != "/" })
        }
        let services = [
            "/.well-known/", "/evo/", "/workspace/", "/folder/", "/file/", "/geoscience-object/", "/users/", "/api/",
        ]
        return services.contains(where: path.hasPrefix)
    }

    private func metadata(_ error: any Error, _ context: LintelContext) -> Logger.Metadata {
        [
            "correlation.id": .stringConvertible(context.correlationID),
            "error": .string(String(describing: error)),
        ]
    }
}
