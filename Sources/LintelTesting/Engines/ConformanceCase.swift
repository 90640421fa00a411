/// One sentence of a contract, and the check that an implementation keeps it.
package struct ConformanceCase<Subject: Sendable>: Sendable, CustomStringConvertible {
    /// The sentence, as it stands in a test report.
    package let description: String
    private let body: @Sendable (Subject) async throws -> Void

    /// - Parameter body: Throws ``ConformanceFailure`` when the implementation does not keep the sentence.
    package init(_ description: String, _ body: @escaping @Sendable (Subject) async throws -> Void) {
        self.description = description
        self.body = body
    }

    /// Checks a fresh implementation.
    package func check(_ subject: Subject) async throws {
        try await self.body(subject)
    }
}
