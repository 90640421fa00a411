package import Hummingbird
package import LintelCodec
package import LintelOAuth
import NIOCore

/// Reads parameters from query or body, within the limits.
package struct FormReader: Sendable {
    private let limits: FormLimits

    package init(maximumBytes: Int) {
        var limits = FormLimits.standard
        limits.maximumBytes = maximumBytes
        self.init(limits: limits)
    }

    package init(limits: FormLimits) {
        self.limits = limits
    }

    /// The query's parameters.
    package func query(of request: Request) throws(OAuthError) -> FormFields {
        try self.parse((request.uri.query ?? "").utf8)
    }

    /// The parameters in a text that was a query before.
    package func parse(_ bytes: some Collection<UInt8>) throws(OAuthError) -> FormFields {
        do throws(FormError) {
            return try FormFields(parsing: bytes, limits: self.limits)
        } catch {
            throw Self.refusal(of: error)
        }
    }

    /// The body's parameters; only `application/x-www-form-urlencoded` is read (RFC 6749 Appendix B).
    package func form(of request: Request) async throws -> FormFields {
        guard Self.isForm(request.headers[.contentType]) else {
            throw OAuthError(
                .invalidRequest,
                .mediaTypeUnsupported,
                "The body has to be application/x-www-form-urlencoded.",
            )
        }
        do {
            let body = try await request.body.collect(upTo: self.limits.maximumBytes)
            return try self.parse(body.readableBytesView)
        } catch let error as OAuthError {
            throw error
        } catch is NIOTooManyBytesError {
            throw OAuthError(.invalidRequest, .requestTooLarge, "The body is too large.")
        } catch let error as CancellationError {
            throw error
        } catch {
            // What the HTTP decoder cannot read (RFC 9112 §7.1) ends the body with its error.
            throw OAuthError(
                .invalidRequest,
                .requestMalformed,
                "The body cannot be read.",
                detail: "The body ended with \(type(of: error)).",
            )
        }
    }

    /// The media type may carry parameters such as `charset`.
    private static func isForm(_ contentType: String?) -> Bool {
        let expected = "application/x-www-form-urlencoded"
        guard let contentType else { return false }
        if contentType == expected { return true }
        let type = contentType.split(separator: ";", maxSplits: 1).first ?? ""
        return type.trimmedSpaces.lowercased() == expected
    }

    private static func refusal(of error: FormError) -> OAuthError {
        switch error.code {
        case .tooLarge, .tooManyFields, .nameTooLong, .valueTooLong:
            OAuthError(.invalidRequest, .requestTooLarge, "The request has too many or too long parameters.")
        case .malformedEncoding, .notUTF8, .controlCharacter:
            OAuthError(.invalidRequest, .requestMalformed, "The parameters are not percent-encoded UTF-8.")
        }
    }
}
