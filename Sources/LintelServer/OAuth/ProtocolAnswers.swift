import HTTPTypes
package import Hummingbird
package import LintelCodec
import LintelOAuth
package import LintelPlatform

/// Turns what goes wrong at the protocol endpoints into their JSON answers, and notes it.
package struct ProtocolAnswers: Sendable {
    private let issuer: String
    private let refusals: RefusalRecorder
    private let addresses: ClientAddress

    package init(issuer: String, refusals: RefusalRecorder, addresses: ClientAddress) {
        self.issuer = issuer
        self.refusals = refusals
        self.addresses = addresses
    }

    /// Runs an endpoint's steps; an ``OAuthError`` becomes its JSON, anything else goes on to the middleware.
    package func answer(
        _ request: Request,
        _ context: LintelContext,
        as kind: AuditEvent.Kind = .tokenRefused,
        reading form: () async throws -> FormFields,
        steps: (FormFields) async throws -> Response,
    ) async throws -> Response {
        var fields = FormFields(fields: [])
        do {
            fields = try await form()
            if let name = fields.repeatedName {
                throw OAuthError(.invalidRequest, .parameterRepeated, "A parameter was sent more than once: \(name).")
            }
            return try await steps(fields)
        } catch let error as OAuthError {
            return self.refuse(error, request, context, fields, kind)
        } catch let fault as any TemporaryFault where fault.isTemporary {
            let busy = OAuthError(
                .temporarilyUnavailable,
                .serverBusy,
                "The server is busy. Try again in a second.",
                detail: String(describing: fault),
                retryAfter: 1,
            )
            return self.refuse(busy, request, context, fields, kind)
        }
    }

    private func refuse(
        _ error: OAuthError,
        _ request: Request,
        _ context: LintelContext,
        _ fields: FormFields,
        _ kind: AuditEvent.Kind,
    ) -> Response {
        let authentication = try? ClientAuthentication(authorization: request.headers[.authorization], fields: fields)
        self.refusals.note(
            kind,
            error.id,
            detail: error.detail ?? error.sentence,
            clientID: authentication?.clientID,
            address: self.addresses.address(of: request, context: context).text,
            context: context,
        )
        var response = JSONAnswer.refusal(error, issuer: self.issuer)
        if let seconds = error.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
