import LintelClient

extension Refusal {
    /// What the client library could not do; what the server said of it stands in brackets.
    init(_ error: ClientError) {
        let text = error.description.dropFirst(error.code.rawValue.count + 2)
        self.id = error.code.rawValue
        self.message = String(text)
        self.field = nil
    }
}
