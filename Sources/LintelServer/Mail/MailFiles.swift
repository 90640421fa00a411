import Foundation
import LintelPlatform
import LintelTokens
import NIOPosix

/// Writes mails to files instead of sending them: for installations without a mail server.
package struct MailFiles: MailTransport {
    /// So many mails of a demo or a test are more than anybody reads.
    private static let standardCapacity = 100

    private let directory: String
    private let capacity: Int

    /// - Parameters:
    ///   - directory: Made with mode 0700 when it is missing.
    ///   - capacity: How many files stay; the oldest go.
    package init(directory: String, capacity: Int? = nil) {
        self.directory = directory
        self.capacity = capacity ?? Self.standardCapacity
    }

    /// Writes `TIME-ID.eml`, whole or not at all, for its owner alone.
    package func send(_ mail: OutgoingMail) async throws(MailFault) -> String {
        let path = self.directory + "/" + Self.fileName(mail)
        do {
            // Files are not written on the threads that answer requests.
            return try await NIOThreadPool.singleton.runIfActive {
                try self.write(mail.bytes, to: path)
                try self.removeOldest()
                return "written to \(path)"
            }
        } catch {
            throw MailFault("the mail cannot be written to a file", answer: "\(self.directory): \(error)")
        }
    }

    /// The time first, so that the names' order is the files'.
    private static func fileName(_ mail: OutgoingMail) -> String {
        "\(mail.createdAt.timestamp.replacing(":", with: ""))-\(mail.id).eml"
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: self.directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700],
        )
        let draft = path + ".new"
        guard files.createFile(atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600]),
            rename(draft, path) == 0
        else { throw CocoaError(.fileWriteUnknown) }
    }

    private func removeOldest() throws {
        let files = FileManager.default
        let names = try files.contentsOfDirectory(atPath: self.directory).filter { $0.hasSuffix(".eml") }.sorted()
        for name in names.dropLast(self.capacity) {
            // Somebody else may have removed it.
            try? files.removeItem(atPath: self.directory + "/" + name)
        }
    }
}
