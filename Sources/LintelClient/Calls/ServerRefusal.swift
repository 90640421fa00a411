import LintelCodec

/// What an error body says, in any of the forms that the APIs write: OAuth 2.0 (RFC 6749 §5.2), problem details (RFC
/// 9457), iTwin errors, ProjectWise errors.
///
/// Anything else says nothing.
package struct ServerRefusal: Sendable, Hashable {
    /// The server's own id of the refusal.
    package var id: String?
    /// The server's own sentence.
    package var message: String?
    var explanation: String?

    /// The largest error body that is read.
    package static let maximumBytes = 65_536
    /// Characters of a sentence that are kept: it is shown to people and comes from another machine.
    private static let maximumCharacters = 500

    package init(body: some Collection<UInt8>) {
        guard let json = try? JSONValue(parsing: body, maximumBytes: Self.maximumBytes) else {
            self.init(id: nil, message: nil, explanation: nil)
            return
        }
        if let error = json["error"], error.objectValue != nil {
            self.init(id: error["code"], message: error["message"], explanation: error["accessCheck"])
        } else if json["error"] != nil {
            self.init(id: json["error"], message: json["error_description"], explanation: json["error_uri"])
        } else if json["errorId"] != nil {
            self.init(id: json["errorId"], message: json["errorMessage"], explanation: nil)
        } else {
            self.init(
                id: json["type"],
                message: json["detail"]?.stringValue == nil ? json["title"] : json["detail"],
                explanation: json["access_check"],
            )
            self.id = self.id.map(Self.end(ofType:))
        }
    }

    private init(id: JSONValue?, message: JSONValue?, explanation: JSONValue?) {
        self.id = Self.plain(id)
        self.message = Self.plain(message)
        self.explanation = Self.plain(explanation)
    }

    /// `https://example.com/error-codes/file-api/files/not-found` goes by what follows `error-codes`.
    private static func end(ofType type: String) -> String {
        let parts = type.split(separator: "/", omittingEmptySubsequences: true)
        guard let mark = parts.lastIndex(of: "error-codes"), mark + 1 < parts.count else { return type }
        return parts[(mark + 1)...].joined(separator: "/")
    }

    /// Text that may be shown on a terminal: no control characters, and not endless.
    static func plain(_ value: JSONValue?) -> String? {
        guard let text = value?.stringValue, !text.isEmpty else { return nil }
        return Self.plain(text)
    }

    /// Text that may be shown on a terminal: no control characters, and not endless.
    package static func plain(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(Self.maximumCharacters) {
            switch scalar.properties.generalCategory {
            // Format characters can turn the direction of what follows.
            case .control, .format, .lineSeparator, .paragraphSeparator: output.append(" ")
            default: output.append(scalar)
            }
        }
        return String(output)
    }
}

extension ClientError {
    /// What an answer with a status that tells of a failure amounts to.
    static func refused(_ head: AnswerHead, body: some Collection<UInt8>, correlationID: String) -> Self {
        let refusal = ServerRefusal(body: body)
        return Self(
            .refused,
            refusal.message ?? "The server answered with status \(head.status).",
            status: head.status,
            id: refusal.id,
            correlationID: head.correlationID ?? correlationID,
            retryAfter: head.retryAfter,
            explanation: refusal.explanation,
        )
    }
}
