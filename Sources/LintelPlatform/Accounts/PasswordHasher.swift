/// A memory-hard password hash.
///
/// Implementations block the calling thread for tens of milliseconds; callers keep them off the event loop.
package protocol PasswordHasher: Sendable {
    /// The encoded form of a hash with fresh salt, parameters included.
    func hash(_ password: Password) throws -> String

    /// Whether the password belongs to the encoded hash, in constant time; false for an encoding it cannot read.
    func verify(_ password: Password, against encoded: String) -> Bool

    /// Whether the encoding was made with other parameters than those in use now.
    func needsRehash(_ encoded: String) -> Bool
}
