import NIOHTTP1

extension LintelAPI {
    /// Makes a call that has no method of its own here, with the same token, repeats and bounds.
    ///
    /// ```swift
    /// let favourites = try await api.call("GET", "/itwins/favorites")["iTwins"]
    /// ```
    ///
    /// - Parameters:
    ///   - method: Such as `GET`, in capitals.
    ///   - path: What follows the address of the APIs, its parts encoded.
    ///   - query: What follows the path; written encoded.
    ///   - body: Sent as JSON; nil sends none.
    ///   - type: What the answer is read as. ``JSON`` takes an empty answer for `null`.
    public func call<Answer: Decodable & Sendable>(
        _ method: String,
        _ path: String,
        query: [String: String] = [:],
        sending body: JSON? = nil,
        as type: Answer.Type = JSON.self,
    ) async throws -> Answer {
        guard path.hasPrefix("/") else {
            throw ClientError(.addressRefused, "The path of a call begins with a slash.")
        }
        var call = self.caller.call(
            HTTPMethod(rawValue: method),
            path,
            query: query.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            operation: "other",
        )
        if let body { call = try APICaller.call(call, sending: body) }
        var answer = try await self.caller.runner.answer(call)
        if answer.bytes.isEmpty { answer.bytes = Array("null".utf8) }
        return try WireJSON.decode(type, from: answer)
    }
}
