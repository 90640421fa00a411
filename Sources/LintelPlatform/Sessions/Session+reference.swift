import Crypto

extension Session {
    /// Names the session in other rows: SHA-256 of its id, so that those rows open no session.
    package var reference: [UInt8] { SHA256.hash(data: self.id).withUnsafeBytes(Array.init) }
}
