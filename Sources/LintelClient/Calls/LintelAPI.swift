/// The resource APIs of a platform, called with the tokens of one source.
///
/// ```swift
/// let api = LintelAPI(at: "https://platform.example.com", tokens: tokens)
/// for try await workspace in api.workspaces(of: organisation).list() { print(workspace.name) }
/// ```
public struct LintelAPI: Sendable {
    let caller: APICaller

    /// Makes a client; nothing is asked for before the first call.
    ///
    /// - Parameters:
    ///   - address: Where the APIs are, without a path of theirs: the issuer's address, or a hub's that discovery
    ///     names.
    ///   - tokens: Where calls get their tokens.
    ///   - settings: How calls are made.
    public init(at address: String, tokens: some TokenSource, settings: ClientSettings = ClientSettings()) {
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.caller = APICaller(base: base, runner: CallRunner(settings, tokens: tokens))
    }

    private init(caller: APICaller) {
        self.caller = caller
    }

    /// The same client for the APIs of another address, such as a hub's.
    public func at(_ address: String) -> LintelAPI {
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        return LintelAPI(caller: APICaller(base: base, runner: self.caller.runner))
    }
}
