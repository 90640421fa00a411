import LintelTokens

/// Names a version of a file, whether its bytes are there or not.
package struct FileVersionKey: Sendable, Hashable {
    package let file: FileID
    package let version: VersionID

    package init(file: FileID, version: VersionID) {
        self.file = file
        self.version = version
    }

    /// What the version's upload goes to; see ``BlobUpload/target``.
    package var uploadTarget: String { "\(self.file)/\(self.version)" }

    /// Reads the target of an upload; nil for another text.
    package init?(uploadTarget: String) {
        let parts = uploadTarget.split(separator: "/")
        guard parts.count == 2, let version = VersionID(text: parts[1]) else { return nil }
        self.init(file: FileID(String(parts[0])), version: version)
    }
}
