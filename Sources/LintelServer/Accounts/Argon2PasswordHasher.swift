import CArgon2
package import LintelPlatform

/// Password hashes by Argon2id (RFC 9106), with the parameters that OWASP names for 19 MiB.
///
/// The encoded form is the common one, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. One hash takes about 30 ms.
package struct Argon2PasswordHasher: PasswordHasher {
    /// The cost of a hash.
    package struct Parameters: Sendable, Hashable {
        package var memoryKiB: UInt32
        package var iterations: UInt32
        package var parallelism: UInt32

        package init(memoryKiB: UInt32, iterations: UInt32, parallelism: UInt32) {
            self.memoryKiB = memoryKiB
            self.iterations = iterations
            self.parallelism = parallelism
        }

        package static let standard = Self(memoryKiB: 19_456, iterations: 2, parallelism: 1)

        /// What an encoded hash with these parameters begins with.
        var encodedPrefix: String {
            "$argon2id$v=19$m=\(self.memoryKiB),t=\(self.iterations),p=\(self.parallelism)$"
        }
    }

    /// The library could not hash; its text for the reason.
    package struct HashingError: Error, CustomStringConvertible {
        package let description: String

        init(status: Int32) {
            self.description = "argon2: " + (argon2_error_message(status).map { String(cString: $0) } ?? "\(status)")
        }
    }

    /// RFC 9106 §3.1 recommends 16 bytes of salt.
    private static let saltLength = 16
    private static let hashLength = 32

    private let parameters: Parameters
    private let random: RandomSource

    package init(parameters: Parameters = .standard, random: RandomSource) {
        self.parameters = parameters
        self.random = random
    }

    package func hash(_ password: Password) throws -> String {
        let bytes = password.bytes
        let salt = self.random.bytes(Self.saltLength)
        let parameters = self.parameters
        let capacity = argon2_encodedlen(
            parameters.iterations,
            parameters.memoryKiB,
            parameters.parallelism,
            UInt32(Self.saltLength),
            UInt32(Self.hashLength),
            Argon2_id,
        )
        var status: Int32 = 0
        // The length counts the terminating NUL.
        let encoded = [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
            status = argon2id_hash_encoded(
                parameters.iterations,
                parameters.memoryKiB,
                parameters.parallelism,
                bytes,
                bytes.count,
                salt,
                salt.count,
                Self.hashLength,
                buffer.baseAddress,
                capacity,
            )
            count = status == ARGON2_OK.rawValue ? capacity : 0
        }
        guard status == ARGON2_OK.rawValue else { throw HashingError(status: status) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func verify(_ password: Password, against encoded: String) -> Bool {
        // Nothing that this server wrote is longer or of another kind.
        guard encoded.utf8.count <= 512, encoded.hasPrefix("$argon2id$") else { return false }
        let bytes = password.bytes
        return argon2id_verify(encoded, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    package func needsRehash(_ encoded: String) -> Bool { !encoded.hasPrefix(self.parameters.encodedPrefix) }
}
