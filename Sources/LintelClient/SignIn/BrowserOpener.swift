import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a sign-in gets its page before somebody's eyes.
public struct BrowserOpener: Sendable {
    private let open: @Sendable (_ address: String) async throws -> Void

    /// Opens pages by a closure, which returns as soon as the browser has been told.
    public init(_ open: @escaping @Sendable (_ address: String) async throws -> Void) {
        self.open = open
    }

    /// Opens an address of http or https.
    func callAsFunction(_ address: String) async throws { try await self.open(address) }

    /// The browser of the person who runs the program: `open` on macOS, `xdg-open` elsewhere.
    ///
    /// Throws ``ClientError`` with code ``ClientError/Code/browserFailed`` where there is none.
    public static let system = Self.program(Self.systemProgram)

    #if os(macOS)
        private static let systemProgram = "open"
    #else
        private static let systemProgram = "xdg-open"
    #endif

    /// A program that is called with the address as its one argument, found by `PATH`.
    public static func program(_ name: String) -> Self {
        Self { address in
            let status = try await LocalFile.onThread { try Self.run(name, address) }
            guard status == 0 else {
                throw ClientError(
                    .browserFailed,
                    "The program \(name) opened no browser.",
                    detail: "status \(status)",
                )
            }
        }
    }

    /// Shows the address to somebody, who opens it.
    public static func showing(_ show: @escaping @Sendable (_ address: String) -> Void) -> Self {
        Self { show($0) }
    }

    /// For how long a program's end is waited for, to learn whether it failed: some stay for as long as the browser.
    private static let patience = (pauses: 60, microseconds: UInt32(50_000))

    /// Runs a program without a terminal; its status, or 0 when it is still running after three seconds.
    private static func run(_ name: String, _ address: String) throws -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, flags) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", flags, 0)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(name), strdup(address), nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let result = posix_spawnp(&process, name, &actions, nil, &arguments, environ)
        guard result == 0 else {
            throw ClientError(
                .browserFailed,
                "The program \(name) cannot be started: \(String(cString: strerror(result))).",
            )
        }
        var status: Int32 = 0
        for _ in 0..<Self.patience.pauses {
            if waitpid(process, &status, WNOHANG) == process { return status }
            usleep(Self.patience.microseconds)
        }
        DispatchQueue.global().async { [process] in
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        return 0
    }
}
