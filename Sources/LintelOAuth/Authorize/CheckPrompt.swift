import LintelCodec

/// `prompt` holds known values, and `none` stands alone (OpenID Connect Core §3.1.2.1).
enum CheckPrompt {
    static func check(_ fields: FormFields) throws(OAuthError) -> Set<Prompt> {
        guard let text = fields["prompt"] else { return [] }
        var prompts: Set<Prompt> = []
        for value in text.split(separator: " ", maxSplits: 8) {
            guard let prompt = Prompt(rawValue: String(value)) else {
                throw OAuthError(.invalidRequest, .promptInvalid, "The parameter prompt holds an unknown value.")
            }
            prompts.insert(prompt)
        }
        guard !prompts.contains(.none) || prompts.count == 1 else {
            throw OAuthError(.invalidRequest, .promptInvalid, "The prompt none cannot stand beside another value.")
        }
        return prompts
    }
}
