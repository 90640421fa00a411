/// Something about a value that does not fit a schema.
package struct SchemaFinding: Sendable, Hashable {
    /// Where in the value, as a JSON pointer (RFC 6901); empty for the whole.
    package var pointer: String
    /// A plain sentence.
    package var sentence: String

    package init(pointer: String, sentence: String) {
        self.pointer = pointer
        self.sentence = sentence
    }
}
