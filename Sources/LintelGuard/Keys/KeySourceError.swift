/// Why no keys are at hand; a guard answers 503 and lets nobody in.
public struct KeySourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The text itself.
        public let rawValue: String

        /// Names a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// No key set has been read so far, and the last attempt failed.
        public static let unavailable = Self(rawValue: "keys_unavailable")
        /// The issuer answered with something other than 200.
        public static let unexpectedStatus = Self(rawValue: "keys_unexpected_status")
        /// The issuer did not answer in time.
        public static let timedOut = Self(rawValue: "keys_timed_out")
    }

    /// What went wrong.
    public let code: Code

    /// - Parameter code: What went wrong.
    public init(_ code: Code) {
        self.code = code
    }

    /// For logs: holds no secret.
    public var description: String { self.code.rawValue }
}
