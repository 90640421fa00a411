import LintelCodec

/// `max_age` is a whole number of seconds (OpenID Connect Core §3.1.2.1).
enum CheckMaxAge {
    static func check(_ fields: FormFields) throws(OAuthError) -> Int64? {
        guard let text = fields["max_age"] else { return nil }
        let isNumber = text.utf8.count <= 10 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let seconds = Int64(text) else {
            throw OAuthError(.invalidRequest, .maxAgeInvalid, "The parameter max_age is not a whole number of seconds.")
        }
        return seconds
    }
}
