import LintelCodec

/// Each `resource` is the audience of an API whose scopes are asked for (RFC 8707 §2).
enum CheckResource {
    static func check(_ fields: FormFields, audiences: [String]) throws(OAuthError) {
        for resource in fields.all("resource") where !audiences.contains(resource) {
            throw OAuthError(
                .invalidTarget,
                .resourceUnknown,
                "The resource is not the audience of an API whose scopes are asked for.",
            )
        }
    }
}
