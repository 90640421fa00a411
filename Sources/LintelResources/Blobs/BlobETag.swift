package import LintelPlatform

/// A blob's entity tag (RFC 9110 §8.8.3): its digest, so it is strong and the same on every node.
package struct BlobETag: Sendable, Hashable {
    /// The tag as it stands in the field, in quotation marks.
    package let text: String

    package init(_ digest: BlobDigest) {
        self.text = "\"\(digest.hex)\""
    }

    /// Whether an `If-None-Match` field names the tag: 304 then (RFC 9110 §13.1.2, by the weak comparison).
    package func isNamed(in field: String?) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { part in
            let tag = part.trimmedSpaces
            return tag == "*" || tag == self.text || tag == "W/" + self.text
        }
    }

    /// Whether an `If-Range` field lets a part be answered (RFC 9110 §13.1.5, by the strong comparison).
    package func allowsRange(_ field: String?) -> Bool {
        field.map { $0 == self.text } ?? true
    }
}

extension Substring {
    fileprivate var trimmedSpaces: Substring {
        var text = self.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
