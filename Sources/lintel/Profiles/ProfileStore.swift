import Foundation
import LintelClient

/// The directory with somebody's profiles, and with the tokens and secrets that belong to them.
struct ProfileStore {
    /// `$XDG_CONFIG_HOME/lintel`, or `~/.config/lintel`.
    let directory: String

    /// How often another command's change is waited for: five seconds in all.
    private static let pause = Duration.milliseconds(50)
    private static let attempts = 100

    /// - Throws: ``Refusal`` when the environment names no home.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        // XDG Base Directory Specification: a path that is not absolute counts as none.
        if let configured = environment["XDG_CONFIG_HOME"], configured.hasPrefix("/") {
            self.directory = configured + "/lintel"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            self.directory = home + "/.config/lintel"
        } else {
            throw Refusal("home_missing", "Neither XDG_CONFIG_HOME nor HOME names a directory for the profiles.")
        }
    }

    private var file: PrivateFiles { PrivateFiles(path: self.directory + "/profiles.json") }

    /// Where the sign-in of a profile is kept.
    func tokens(of profile: String) -> FileTokenStorage {
        FileTokenStorage(path: "\(self.directory)/\(profile).token.json")
    }

    /// Where the secret of a profile's Service app is kept.
    func secret(of profile: String) -> PrivateFiles { PrivateFiles(path: "\(self.directory)/\(profile).secret") }

    /// The profiles; none when there is no file.
    func read() throws -> ProfileBook { try self.file.read().map { try ProfileBook(json: $0) } ?? ProfileBook() }

    /// Changes the profiles, one change at a time.
    @discardableResult
    func change(_ change: (inout ProfileBook) throws -> Void) async throws -> ProfileBook {
        let lock = try await self.lock()
        defer { lock.release() }
        var book = try self.read()
        try change(&book)
        try Self.replace(self.file, with: book.json)
        return book
    }

    /// Puts other bytes into a file that its owner alone may read.
    static func replace(_ file: PrivateFiles, with bytes: [UInt8]) throws {
        try file.replace(with: bytes, temporaryName: UUID().uuidString)
    }

    private func lock() async throws -> PrivateFiles.Lock {
        for _ in 0..<Self.attempts {
            if let lock = try self.file.tryLock() { return lock }
            try await Task.sleep(for: Self.pause)
        }
        throw ClientError(.storageBusy, "Another command keeps the profiles to itself.")
    }
}
