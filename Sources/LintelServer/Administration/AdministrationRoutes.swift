import HTTPTypes
import Hummingbird
import LintelGuard
import LintelOAuth
import LintelPlatform
import LintelTokens
import Logging
import NIOCore

/// The administration API: the rules of the portal for programs, under `/api/v1`, described by `/openapi.yaml`.
struct AdministrationRoutes {
    static let prefix = "/api/v1"

    private let parts: ServerParts
    private let issuer: String
    private let addresses: ClientAddress
    private let refusals: RefusalRecorder
    let operations: [AdministrationOperation]

    init(_ build: EndpointBuilder) {
        self.parts = build.parts
        self.issuer = build.issuer
        self.addresses = build.addresses
        self.refusals = build.refusals
        self.operations = Self.operations(build)
    }

    /// Every operation of the API, part by part.
    private static func operations(_ build: EndpointBuilder) -> [AdministrationOperation] {
        let management = build.appManagement
        let organisations = build.organisationManagement
        let approvals = build.scopeApprovals
        return AppOperations(
            registrar: build.appRegistrar,
            management: management,
            apps: build.parts.stores.apps,
            issuer: build.issuer,
        ).operations + AppPartOperations(management: management, approvals: approvals).operations
            + ApprovalOperations(approvals: approvals).operations
            + OrganisationOperations(management: organisations, issuer: build.issuer).operations
            + MemberOperations(management: organisations).operations
            + AuditOperations(reading: AuditReading(build.parts.stores.audit)).operations
    }

    func add(to router: Router<LintelContext>) {
        let tokens = self.parts.tokenGuard(audience: self.issuer + Self.prefix)
        let body = ProblemRefusalBody(issuer: self.issuer)
        router.get(RouterPath(SiteURL.openAPI.path)) { _, _ in Self.document }
        for operation in self.operations {
            let middleware = GuardMiddleware<LintelContext>(
                tokens,
                requiring: .anyOf(operation.scope.sufficient.map(ScopePolicy.scope)),
                realm: "Lintel",
                body: body,
                onRefusal: { refusal, _ in self.parts.callRefusals.note(refusal.reason, nil) },
            )
            router.group().add(middleware: middleware)
                .on(RouterPath(Self.prefix + operation.path), method: operation.method) { request, context in
                    try await self.answer(operation, request, context)
                }
        }
    }

    /// What the API is, for programs and people (OpenAPI 3.1).
    private static var document: Response {
        let text = EmbeddedPages.documents["lintel.yaml"].map(\.description) ?? ""
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/yaml", .cacheControl: "no-cache", .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)),
        )
    }

    /// Runs an operation; whatever it refuses becomes problem details.
    private func answer(
        _ operation: AdministrationOperation,
        _ request: Request,
        _ context: LintelContext,
    ) async throws -> Response {
        do {
            guard let actor = try await self.actor(request, context) else {
                let error = TokenError(.subjectDisabled, "account or app is gone or disabled")
                self.parts.callRefusals.note(.tokenInvalid(error), nil)
                return Refusal(.tokenInvalid(error), realm: "Lintel")
                    .response(body: ProblemRefusalBody(issuer: self.issuer))
            }
            let call = AdministrationCall(
                actor: actor,
                now: self.parts.clock.now(),
                request: request,
                context: context,
            )
            return try await operation.handle(call)
        } catch let problem as Problem {
            return self.refuse(problem, context)
        } catch let error as PlatformError {
            // RFC 9110 §15.5.13 where the caller has said which version it changes, §15.5.10 elsewhere.
            return self.refuse(Problem(error, isConditional: request.headers[.ifMatch] != nil), context)
        } catch let fault as any TemporaryFault where fault.isTemporary {
            let sentence = "The server is busy. Try again in a second."
            return self.refuse(
                Problem(.serviceUnavailable, .serverBusy, sentence, retryAfter: 1, detail: "\(fault)"),
                context,
            )
        }
    }

    private func refuse(_ problem: Problem, _ context: LintelContext) -> Response {
        let refusal = PageRefusal(
            problem.status,
            problem.id,
            problem.sentence,
            detail: problem.detail ?? problem.field.map { "\($0): \(problem.sentence)" },
        )
        self.refusals.log(refusal, context: context)
        return problem.response(issuer: self.issuer, correlationID: context.correlationID)
    }

    /// Who the token speaks for, as they are now; nil when the person, the service or the app is gone or disabled.
    private func actor(_ request: Request, _ context: LintelContext) async throws -> Actor? {
        guard let claims = context.claims, let client = try await self.parts.directory.client(claims.clientID),
            !client.isDisabled
        else { return nil }
        let memberships = try await self.parts.stores.organisations.memberships(of: claims.subject)
        let address = self.addresses.address(of: request, context: context).text
        let correlationID = context.correlationID.description
        if claims.isService {
            return Actor(
                service: claims.clientID,
                memberships: memberships,
                address: address,
                correlationID: correlationID,
            )
        }
        guard let account = try await self.parts.accounts.account(AccountID(claims.subject.rawValue)),
            !account.isDisabled
        else { return nil }
        return Actor(account, memberships: memberships, address: address, correlationID: correlationID)
    }
}
