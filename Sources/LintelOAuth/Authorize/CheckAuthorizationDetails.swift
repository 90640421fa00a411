import LintelCodec

/// Rich authorization requests are not supported: no type is known (RFC 9396 §5).
enum CheckAuthorizationDetails {
    static func check(_ fields: FormFields) throws(OAuthError) {
        guard fields["authorization_details"] == nil else {
            throw OAuthError(
                .invalidAuthorizationDetails,
                .authorizationDetailsUnsupported,
                "The parameter authorization_details is not supported.",
            )
        }
    }
}
