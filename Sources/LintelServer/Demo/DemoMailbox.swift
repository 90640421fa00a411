import Foundation
import NIOPosix

/// The mails that a demo has written to files, for whoever sits before the machine.
package struct DemoMailbox: Sendable, Hashable {
    /// As many as a page shows.
    private static let limit = 50

    private let directory: String

    /// - Parameter directory: Where ``MailFiles`` writes.
    package init(directory: String) {
        self.directory = directory
    }

    /// A mail and the name of its file.
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let mail: ReceivedMail

        package init(name: String, mail: ReceivedMail) {
            self.name = name
            self.mail = mail
        }
    }

    /// The newest mails, newest first; what cannot be read is left out.
    package func newest() async throws -> [Entry] {
        try await Self.offTheLoop { self.names().compactMap(self.entry) }
    }

    /// The mail with this name, if it is one of the newest: the name is looked up, and never made a path of.
    package func mail(_ name: String) async throws -> Entry? {
        try await Self.offTheLoop { self.names().first { $0 == name }.flatMap(self.entry) }
    }

    /// Names begin with the time.
    private func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.directory)) ?? []
        return Array(names.filter { $0.hasSuffix(".eml") }.sorted().reversed().prefix(Self.limit))
    }

    private func entry(_ name: String) -> Entry? {
        guard let data = FileManager.default.contents(atPath: "\(self.directory)/\(name)") else { return nil }
        return ReceivedMail(Array(data)).map { Entry(name: name, mail: $0) }
    }

    /// Files are not read on the threads that answer requests.
    private static func offTheLoop<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
        -> Value
    {
        try await NIOThreadPool.singleton.runIfActive(body)
    }
}
