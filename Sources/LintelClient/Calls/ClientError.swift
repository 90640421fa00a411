/// Why something could not be done: a code to decide by, a sentence to show, and what the server said.
public struct ClientError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the raw value is stable.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The text itself.
        public let rawValue: String

        /// Names a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }

    /// What went wrong.
    public var code: Code
    /// A plain sentence; with ``Code/refused`` it is the server's own.
    public var message: String
    /// The answer's status, when there was an answer.
    public var status: Int?
    /// The server's own id of the refusal: `error` of OAuth 2.0, the end of a problem's `type`, the code of an iTwin error,
    /// the `errorId` of ProjectWise.
    public var id: String?
    /// The name that the server's log has for the call; ours when there was no answer.
    public var correlationID: String?
    /// When the server is to be asked again at the earliest, if it said so.
    public var retryAfter: Duration?
    /// Where people read why the call was refused, if the server said so.
    public var explanation: String?
    /// For the log only: never holds a token or a secret, and may hold names that others chose.
    public var detail: String?

    /// Puts an error together.
    public init(
        _ code: Code,
        _ message: String,
        status: Int? = nil,
        id: String? = nil,
        correlationID: String? = nil,
        retryAfter: Duration? = nil,
        explanation: String? = nil,
        detail: String? = nil,
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.id = id
        self.correlationID = correlationID
        self.retryAfter = retryAfter
        self.explanation = explanation
        self.detail = detail
    }

    /// Everything but what is for the log only, in one line.
    public var description: String {
        var text = "\(self.code.rawValue): \(self.message)"
        var facts: [String] = []
        if let status { facts.append("status \(status)") }
        if let id { facts.append("id \(id)") }
        if let correlationID { facts.append("correlation id \(correlationID)") }
        if !facts.isEmpty { text += " (\(facts.joined(separator: ", ")))" }
        return text
    }
}
