import LintelCodec

/// Each `resource` is the audience of an API whose scopes are asked for (RFC 8707 §2).
enum CheckResource {
    static func check(_ fields: FormFields, audiences: [String]) throws(OAuthError) {
        // RFC 6749 §3.1: an empty value is as good as none.
        for resource in fields.all("resource") where !resource.isEmpty && !audiences.contains(resource) {
            throw OAuthError(
                .invalidTarget,
                .resourceUnknown,
                "The resource is not the audience of an API whose scopes are asked for.",
            )
        }
    }
}
