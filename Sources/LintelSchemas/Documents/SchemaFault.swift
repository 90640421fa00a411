/// Why a schema cannot be used.
package struct SchemaFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the document, as a JSON pointer (RFC 6901); empty for the whole.
    package var pointer: String
    /// A plain sentence for the administrator.
    package var sentence: String

    package init(_ pointer: String, _ sentence: String) {
        self.pointer = pointer
        self.sentence = sentence
    }

    package var description: String { self.pointer.isEmpty ? self.sentence : "\(self.pointer): \(self.sentence)" }
}
