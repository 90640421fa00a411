/// Keys of the encrypted listener.
extension SettingKey {
    static let tlsListen = Self(
        "tls.listen",
        .address,
        .none,
        "Where the server listens for https, beside `listen`; HTTP/2 and HTTP/1.1.",
    )
    static let tlsCertificateFile = Self(
        "tls.certificate_file",
        .path,
        .none,
        "A PEM file with the server's certificate and those between it and the authority. Read again when it changes.",
    )
    static let tlsKeyFile = Self(
        "tls.key_file",
        .path,
        .none,
        "A PEM file with the certificate's private key.",
    )
}
