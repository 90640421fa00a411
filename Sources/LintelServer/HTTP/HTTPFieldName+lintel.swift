package import HTTPTypes

extension HTTPField.Name {
    /// Names the log lines that belong to an answer.
    package static let correlationID = Self.known("X-Correlation-ID")
    static let xForwardedFor = Self.known("X-Forwarded-For")
    static let xFrameOptions = Self.known("X-Frame-Options")
    static let referrerPolicy = Self.known("Referrer-Policy")

    private static func known(_ name: StaticString) -> HTTPField.Name {
        guard let field = HTTPField.Name("\(name)") else {
            preconditionFailure("A field name written in this file is not a token of RFC 9110 §5.1.")
        }
        return field
    }
}
