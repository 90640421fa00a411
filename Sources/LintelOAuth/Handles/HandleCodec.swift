package import Crypto
import LintelCodec

/// Makes and opens opaque handles: an id (and a generation) followed by a keyed MAC, in base64url.
///
/// The database knows ids, never MACs: who steals the file has no code, refresh token or session. A made-up handle is
/// refused without touching the database.
package struct HandleCodec: Sendable {
    /// What a handle is for; a handle of one purpose is never taken for another.
    package enum Purpose: String, Sendable, CaseIterable {
        case authorizationCode = "code"
        case refreshToken = "refresh"
        case session = "session"
        case browser = "browser"
        case invitation = "invitation"
        case projectInvitation = "project invitation"
    }

    /// Bytes of an id: 128 bits of randomness.
    package static let idBytes = 16
    private static let macBytes = 32

    private let keys: [Purpose: SymmetricKey]

    /// - Parameter masterKey: The installation's master key; each purpose gets a key of its own by HKDF.
    package init(masterKey: SymmetricKey) {
        var keys: [Purpose: SymmetricKey] = [:]
        for purpose in Purpose.allCases {
            keys[purpose] = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: masterKey,
                info: Array("lintel handle \(purpose.rawValue)".utf8),
                outputByteCount: 32,
            )
        }
        self.keys = keys
    }

    /// The handle for an id, with a generation where the purpose has one.
    package func handle(_ purpose: Purpose, id: [UInt8], generation: Int64? = nil) -> String {
        let content = Self.content(id, generation)
        return Base64URL.encode(content + self.mac(purpose, content))
    }

    /// The id of a handle that carries no generation; nil when the handle was not made here for this purpose.
    package func open(_ purpose: Purpose, _ handle: some StringProtocol) -> [UInt8]? {
        self.content(of: handle, purpose: purpose, length: Self.idBytes)
    }

    /// Id and generation of a handle that carries both; nil when the handle was not made here for this purpose.
    package func openWithGeneration(
        _ purpose: Purpose,
        _ handle: some StringProtocol,
    ) -> (id: [UInt8], generation: Int64)? {
        guard let content = self.content(of: handle, purpose: purpose, length: Self.idBytes + 4) else { return nil }
        let generation = content[Self.idBytes...].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return (Array(content[..<Self.idBytes]), generation)
    }

    private func content(of handle: some StringProtocol, purpose: Purpose, length: Int) -> [UInt8]? {
        guard handle.utf8.count <= 128, let bytes = Base64URL.decode(handle.utf8),
            bytes.count == length + Self.macBytes
        else { return nil }
        let content = Array(bytes[..<length])
        return ConstantTime.equal(bytes[length...], self.mac(purpose, content)) ? content : nil
    }

    private func mac(_ purpose: Purpose, _ content: [UInt8]) -> [UInt8] {
        guard let key = self.keys[purpose] else { return [] }
        return HMAC<SHA256>.authenticationCode(for: content, using: key).withUnsafeBytes(Array.init)
    }

    /// The generation is four bytes, big-endian: at one rotation a second it lasts for 136 years.
    private static func content(_ id: [UInt8], _ generation: Int64?) -> [UInt8] {
        guard let generation else { return id }
        let number = UInt32(truncatingIfNeeded: generation)
        return id + [UInt8(number >> 24), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
    }
}
