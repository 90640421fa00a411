import LintelCodec

/// `claims`, if sent, is a JSON object of bounded depth; its wishes are not served (OpenID Connect Core §5.5).
enum CheckClaims {
    static func check(_ fields: FormFields) throws(OAuthError) {
        guard let text = fields["claims"] else { return }
        guard let value = try? JSONValue(parsing: Array(text.utf8), maximumBytes: 8192), value.objectValue != nil else {
            throw OAuthError(.invalidRequest, .parameterInvalid, "The parameter claims is not a JSON object.")
        }
    }
}
