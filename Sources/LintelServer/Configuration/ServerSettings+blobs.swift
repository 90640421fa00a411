package import LintelPlatform

extension ServerSettings {
    /// Files that are kept for workspaces.
    package struct Blob: Sendable, Hashable {
        /// Where their bytes lie.
        package var directory: String
        /// The base of the addresses under which bytes are sent and fetched.
        package var url: BaseURL
        package var limits: BlobLimits
    }

    /// Reads the `blob.*` keys.
    static func blob(issuer: BaseURL, dataDirectory: String, _ reader: inout SettingsReader) -> Blob {
        Blob(
            directory: reader.path(.blobDirectory, otherwise: "\(dataDirectory)/blobs"),
            url: reader.value(.blobURL, otherwise: issuer) { BaseURL($0) },
            limits: BlobLimits(
                blobBytes: reader.integer(.blobMaximumBytes),
                openUploads: Int(reader.integer(.blobOpenUploads)),
                graceSeconds: reader.integer(.blobGrace),
            ),
        )
    }
}
