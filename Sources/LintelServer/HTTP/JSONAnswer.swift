package import HTTPTypes
package import Hummingbird
import LintelCodec
package import LintelOAuth
import NIOCore

/// Answers of the protocol endpoints: JSON that no cache keeps (RFC 6749 §5.1).
package enum JSONAnswer {
    private static let headers: HTTPFields = [
        .contentType: "application/json",
        .cacheControl: "no-store",
        .xContentTypeOptions: "nosniff",
    ]

    /// A JSON body that is ready as bytes.
    package static func make(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: Self.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A public document that may be kept for a while: discovery and keys.
    package static func document(_ bytes: [UInt8], maximumAge: Int) -> Response {
        var response = Self.make(bytes)
        response.headers[.cacheControl] = "public, max-age=\(maximumAge)"
        return response
    }

    /// A refusal with only `error`, `error_description` and `error_uri` (RFC 6749 §5.2).
    package static func refusal(_ error: OAuthError, issuer: String) -> Response {
        var json = JSONWriter(reservingCapacity: 256)
        json.beginObject()
        json.member("error", error.code.rawValue)
        json.member("error_description", error.wireDescription)
        json.member("error_uri", "\(issuer)/errors#\(error.id.rawValue)")
        json.endObject()
        var response = Self.make(json.bytes, status: error.status)
        if error.status == .unauthorized {
            // RFC 6749 §5.2: the scheme that the app may use.
            response.headers[.wwwAuthenticate] = "Basic realm=\"Lintel\", charset=\"UTF-8\""
        }
        return response
    }
}

extension OAuthError {
    /// The HTTP status of the refusal at the protocol endpoints.
    package var status: HTTPResponse.Status {
        switch (self.code, self.id) {
        case (_, .requestTooLarge): .contentTooLarge
        case (_, .clientThrottled), (_, .signInThrottled): .tooManyRequests
        case (_, .serverBusy): .serviceUnavailable
        case (_, .methodNotAllowed): .methodNotAllowed
        case (_, .pageNotFound): .notFound
        case (.invalidClient, _): .unauthorized
        case (.serverError, _): .internalServerError
        default: .badRequest
        }
    }
}
