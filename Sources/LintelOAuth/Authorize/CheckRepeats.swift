import LintelCodec

/// No parameter more than once (RFC 6749 §3.1); `resource` may be repeated (RFC 8707 §2).
enum CheckRepeats {
    static func check(_ fields: FormFields) throws(OAuthError) {
        var seen: Set<String> = []
        for field in fields.fields where field.name != "resource" {
            guard seen.insert(field.name).inserted else {
                throw OAuthError(
                    .invalidRequest,
                    .parameterRepeated,
                    "A parameter was sent more than once: \(field.name)."
                )
            }
        }
    }
}
