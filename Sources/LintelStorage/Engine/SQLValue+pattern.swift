import LintelPlatform

extension SQLValue {
    /// A pattern for `LIKE ? ESCAPE '!'` that a text fits which has this one somewhere in it.
    static func containing(_ text: String) -> Self { .like(["", text, ""]) }

    /// A pattern for `LIKE ? ESCAPE '!'`: the pieces, with anything between them.
    static func like(_ pieces: [String]) -> Self {
        .text(Self.pattern(pieces, wildcard: "%") { "%_!".unicodeScalars.contains($0) ? "!\($0)" : nil })
    }

    /// A pattern for ``SQLDialect/fits(_:)``: the pieces, with anything between them.
    static func fitting(_ pattern: NamePattern, in dialect: SQLDialect) -> Self {
        switch dialect {
        // What a bracket holds stands for itself.
        case .sqlite:
            .text(Self.pattern(pattern.pieces, wildcard: "*") { "*?[".unicodeScalars.contains($0) ? "[\($0)]" : nil })
        case .postgreSQL: .like(pattern.pieces)
        }
    }

    /// - Parameter escaped: What stands for a character that the engine would take for a sign; nil for all others.
    private static func pattern(
        _ pieces: [String],
        wildcard: String,
        escaped: (Unicode.Scalar) -> String?,
    ) -> String {
        let literal = pieces.map { piece in
            piece.unicodeScalars.map { escaped($0) ?? String($0) }.joined()
        }
        return literal.joined(separator: wildcard)
    }
}
