package import LintelTokens

/// What an ``ObjectDataID`` names.
package enum ObjectDataKind: Sendable {}
/// A piece of data of a workspace: a lower-case UUID.
package typealias ObjectDataID = Identifier<ObjectDataKind>

/// What clients call a piece of data: the SHA-256 digest of its bytes, or a UUID.
package struct ObjectDataKey: Sendable, Hashable {
    package let text: String

    /// Reads a key as sent: 64 lower-case hexadecimal digits or a UUID in lower case.
    ///
    /// - Throws: ``PlatformError`` with code `dataKeyInvalid`.
    package init(_ text: String) throws(PlatformError) {
        guard BlobDigest(hex: text) != nil || UUIDText(text)?.rawValue == text else {
            throw PlatformError(
                .dataKeyInvalid,
                "Data is named by the SHA-256 digest of its bytes in 64 lower-case hexadecimal digits, or by a UUID.",
                field: "name",
            )
        }
        self.text = text
    }

    /// Reads what a body refers to; nil for a text that is no reference.
    ///
    /// Digits in upper case make a reference too, to what is never there: nothing is sent under such a name.
    init?(reference text: String) {
        let isDigest = text.utf8.count == 64 && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard isDigest || UUIDText(text)?.rawValue == text else { return nil }
        self.text = text
    }

    /// Takes a key from the database.
    package init(stored text: String) {
        self.text = text
    }

    /// Whether a body that holds the text means data by it: a UUID may be anything else.
    package var isCertain: Bool { self.text.utf8.count == 64 }

    /// What the bytes have to hash to, if the key says so.
    package var digest: BlobDigest? { BlobDigest(hex: self.text) }
}

/// A piece of data of a workspace.
package struct ObjectData: Sendable, Hashable {
    package var id: ObjectDataID
    package var key: ObjectDataKey
    /// The bytes; nil until they have come.
    package var blob: Blob?

    package init(id: ObjectDataID, key: ObjectDataKey, blob: Blob?) {
        self.id = id
        self.key = key
        self.blob = blob
    }
}
