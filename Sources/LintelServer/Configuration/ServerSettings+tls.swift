extension ServerSettings {
    /// The encrypted listener.
    package struct TLS: Sendable, Hashable {
        package var listen: ListenAddress
        package var certificateFile: String
        package var keyFile: String
    }

    /// Reads the `tls.*` keys; nil when the server listens without encryption only.
    static func tls(_ reader: inout SettingsReader) -> TLS? {
        let listen = reader.value(.tlsListen, otherwise: nil) { ListenAddress($0).map(Optional.some) }
        let certificateFile = reader.path(.tlsCertificateFile)
        let keyFile = reader.path(.tlsKeyFile)
        if let listen, let certificateFile, let keyFile {
            return TLS(listen: listen, certificateFile: certificateFile, keyFile: keyFile)
        }
        if listen != nil || certificateFile != nil || keyFile != nil {
            let missing: SettingKey =
                listen == nil ? .tlsListen : certificateFile == nil ? .tlsCertificateFile : .tlsKeyFile
            reader.refuse(missing, because: "tls.listen, tls.certificate_file and tls.key_file belong together")
        }
        return nil
    }
}
