package import Hummingbird
package import LintelCodec
package import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Finds out which app a request comes from, for every endpoint that apps call (RFC 6749 §2.3 and §3.2.1).
package struct ClientAuthenticator: Sendable {
    private let directory: AppDirectory
    private let uses: SecretUseRecorder
    private let throttle: ClientThrottle?
    private let addresses: ClientAddress

    package init(
        directory: AppDirectory,
        uses: SecretUseRecorder,
        throttle: ClientThrottle?,
        addresses: ClientAddress,
    ) {
        self.directory = directory
        self.uses = uses
        self.throttle = throttle
        self.addresses = addresses
    }

    /// The authenticated app.
    ///
    /// - Throws: ``OAuthError`` with `invalid_client`, `invalid_request`, or the id `client_throttled`.
    package func client(
        of request: Request,
        fields: FormFields,
        context: LintelContext,
        at now: UnixTime,
    ) async throws -> RegisteredClient {
        let authorization = request.headers[.authorization]
        let authentication = try ClientAuthentication(authorization: authorization, fields: fields)
        try self.refuseThrottled(authentication.clientID, request, context, at: now)
        let client = try await self.directory.client(authentication.clientID)
        do throws(OAuthError) {
            let secret = try authentication.check(client, at: now)
            if let secret { self.uses.record(clientID: authentication.clientID, secretID: secret, at: now) }
        } catch {
            try await self.recordFailure(client?.id, request, context, at: now)
            throw error
        }
        guard let client else { throw OAuthError(.invalidClient, .clientUnknown, "No active app has this client id.") }
        return client
    }

    /// While nobody is blocked this is one atomic read.
    private func refuseThrottled(
        _ id: ClientID,
        _ request: Request,
        _ context: LintelContext,
        at now: UnixTime,
    ) throws(OAuthError) {
        guard let throttle = self.throttle, !throttle.isEmpty else { return }
        let address = self.addresses.address(of: request, context: context).bytes
        guard let seconds = throttle.secondsToWait(client: id, address: address, at: now) else { return }
        throw Self.throttled(seconds)
    }

    /// - Throws: The refusal of somebody who is blocked, as another node may have found first.
    private func recordFailure(
        _ client: ClientID?,
        _ request: Request,
        _ context: LintelContext,
        at now: UnixTime,
    ) async throws {
        guard let throttle = self.throttle else { return }
        let address = self.addresses.address(of: request, context: context).bytes
        if let seconds = try await throttle.recordFailure(client: client, address: address, at: now) {
            throw Self.throttled(seconds)
        }
    }

    private static func throttled(_ seconds: Int64) -> OAuthError {
        OAuthError(
            .invalidClient,
            .clientThrottled,
            "Too many wrong secrets for this app from this address. Try again in \(seconds) seconds.",
            retryAfter: seconds,
        )
    }
}
