public import Logging

/// How a client behaves on the network; what is not set has a default that suits a server at the other end of the
/// internet.
public struct ClientSettings: Sendable {
    /// The connections.
    public var transport: ClientTransport
    /// When a call is made once more.
    public var retries: RetryRule
    /// How long one attempt of a call may take, from the connection to the last byte of the answer.
    ///
    /// Uploads and downloads of files are not bound by it: they may take as long as bytes keep coming.
    public var callTimeout: Duration
    /// The largest answer that is kept in memory, in bytes.
    ///
    /// Downloads of files are not bound by it.
    public var maximumAnswerBytes: Int
    /// Whether tokens and secrets may be sent by plain `http` to other machines.
    ///
    /// Addresses of this machine (`127.0.0.1`, `[::1]`, `localhost`) always may.
    public var allowsPlainHTTP: Bool
    /// What calls say of the program that makes them, as `User-Agent`.
    public var userAgent: String
    /// Where calls are logged: attempts and pauses at `debug`, calls that are made once more at `notice`.
    ///
    /// Tokens, secrets, and the queries of addresses are never logged.
    public var logger: Logger
    /// The time, pauses and randomness.
    public var environment: ClientEnvironment

    /// Puts settings together.
    public init(
        transport: ClientTransport = .shared,
        retries: RetryRule = RetryRule(),
        callTimeout: Duration = .seconds(30),
        maximumAnswerBytes: Int = 16 * 1_048_576,
        allowsPlainHTTP: Bool = false,
        userAgent: String = "lintel-client",
        logger: Logger = Logger(label: "lintel.client", factory: { _ in SwiftLogNoOpLogHandler() }),
        environment: ClientEnvironment = .system,
    ) {
        self.transport = transport
        self.retries = retries
        self.callTimeout = callTimeout
        self.maximumAnswerBytes = maximumAnswerBytes
        self.allowsPlainHTTP = allowsPlainHTTP
        self.userAgent = userAgent
        self.logger = logger
        self.environment = environment
    }
}
