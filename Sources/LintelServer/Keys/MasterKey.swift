package import Crypto
import Foundation
package import LintelPlatform

/// The installation's master key: 32 bytes in a 0600 file; everything else that is secret hangs on it.
package struct MasterKey: Sendable {
    /// The file's name inside the data directory, when nothing else is configured.
    static let standardFileName = "master.key"

    package let key: SymmetricKey

    package init(bytes: [UInt8]) {
        self.key = SymmetricKey(data: bytes)
    }

    /// Reads the key file, or makes it at the first start.
    ///
    /// - Parameters:
    ///   - path: The file; all nodes of an installation have one content.
    ///   - isInUse: Whether the database already holds keys that were sealed: a fresh master key could not open them, so
    ///     none is made.
    /// - Throws: ``MasterKeyError`` when the file is missing although it is in use, is not 32 bytes, can be read by
    ///   others, or cannot be made.
    package static func loadOrCreate(
        path: String,
        isInUse: Bool,
        random: RandomSource = .system,
    ) throws -> MasterKey {
        if !FileManager.default.fileExists(atPath: path) {
            guard !isInUse else {
                throw MasterKeyError(
                    "\(path) is missing, and the database holds keys sealed under it: bring the file here. "
                        + "All nodes of an installation share one master key (master_key.file)."
                )
            }
            try Self.create(path, random: random)
        }
        // Of the file itself: secret mounts are links.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        if let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o077 != 0 {
            throw MasterKeyError("\(path) can be read by others; set its mode to 0600.")
        }
        guard let data = FileManager.default.contents(atPath: path), data.count == 32 else {
            throw MasterKeyError("\(path) is not a master key of 32 bytes.")
        }
        return MasterKey(bytes: Array(data))
    }

    /// Encrypts under a key of its own for this purpose (AES-256-GCM: nonce, ciphertext, tag).
    package func seal(_ content: [UInt8], for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(content, using: self.derived(purpose))
        return Array(box.combined ?? Data())
    }

    /// Opens what ``seal(_:for:)`` made; nil when it was made for another purpose, by another key, or changed.
    package func open(_ sealed: [UInt8], for purpose: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let content = try? AES.GCM.open(box, using: self.derived(purpose))
        else { return nil }
        return Array(content)
    }

    /// A key of its own for one purpose, by HKDF (RFC 5869).
    package func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: self.key, info: Array("lintel \(purpose)".utf8), outputByteCount: 32)
    }

    /// Written whole under another name and linked into place: two first starts agree on one key.
    private static func create(_ path: String, random: RandomSource) throws {
        let draft = "\(path).\(random.uuid())"
        let made = FileManager.default.createFile(
            atPath: draft,
            contents: Data(random.bytes(32)),
            attributes: [.posixPermissions: 0o600],
        )
        guard made else { throw MasterKeyError("\(path) cannot be written.") }
        defer { try? FileManager.default.removeItem(atPath: draft) }
        do {
            try FileManager.default.linkItem(atPath: draft, toPath: path)
        } catch  where FileManager.default.fileExists(atPath: path) {
            return
        }
    }
}

/// Why there is no master key; the message names the file.
package struct MasterKeyError: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
