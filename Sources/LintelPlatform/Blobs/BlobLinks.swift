package import Crypto
import LintelCodec
package import LintelTokens

/// Makes and reads the addresses under which bytes are sent and fetched without a token.
///
/// An address is good for 30 minutes, for one upload or one blob of one place, and for reading or for writing. What
/// is signed are decoded values, because clients take the query apart and write it anew.
package struct BlobLinks: Sendable {
    /// How long an address is good.
    package static let lifetimeSeconds: Int64 = 1_800

    /// What the path of every address begins with that takes bytes.
    package static let uploadPath = "/blobs/uploads/"

    private let base: String
    private let key: SymmetricKey

    /// - Parameters:
    ///   - base: The URL before `/blobs`, without a slash at its end.
    ///   - key: Signs the addresses, and nothing else; the same on all nodes.
    package init(base: String, key: SymmetricKey) {
        self.base = base
        self.key = key
    }

    /// The address that takes an upload's bytes.
    package func upload(for upload: BlobUpload, at now: UnixTime) -> String {
        self.address(.upload(upload.place, upload.id), at: now)
    }

    /// The address that gives a blob's bytes; whoever makes it has seen that the place has the blob.
    ///
    /// - Parameter name: What browsers save it as; left out when it holds control characters.
    package func download(place: BlobPlace, digest: BlobDigest, name: String?, at now: UnixTime) -> String {
        let isPlain = name?.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ?? false
        return self.address(.download(place, digest, name: isPlain ? name : nil), at: now)
    }

    /// What the address is for; nil when it was not made here, was altered, has expired, or is for another method.
    ///
    /// - Parameters:
    ///   - method: `GET` and `HEAD` read, `PUT` writes, nothing else does anything.
    ///   - query: Parameters that are not part of the address are left to the endpoint.
    package func verify(method: String, path: String, query: String?, at now: UnixTime) -> BlobLink? {
        guard let fields = try? FormFields(parsing: (query ?? "").utf8),
            let expiry = Self.only("expires", fields).flatMap(Int64.init),
            let signature = Self.only("signature", fields).flatMap({ Base64URL.decode($0.utf8) }),
            now.seconds < expiry, fields.all("name").count <= 1,
            let link = BlobLink(path: path, name: fields["name"]), link.takes(method: method)
        else { return nil }
        let content = Self.content(link, expiry: expiry)
        // Compares in constant time.
        guard HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: content, using: self.key) else {
            return nil
        }
        return link
    }

    private func address(_ link: BlobLink, at now: UnixTime) -> String {
        let expiry = now.seconds + Self.lifetimeSeconds
        let code = HMAC<SHA256>.authenticationCode(for: Self.content(link, expiry: expiry), using: self.key)
        var query = ""
        FormEncoding.append(name: "expires", value: "\(expiry)", to: &query)
        if let name = link.name { FormEncoding.append(name: "name", value: name, to: &query) }
        FormEncoding.append(name: "signature", value: Base64URL.encode(code.withUnsafeBytes(Array.init)), to: &query)
        return "\(self.base)\(link.path)?\(query)"
    }

    /// What is signed: each part behind its length, so that no two sets of parts look alike.
    private static func content(_ link: BlobLink, expiry: Int64) -> [UInt8] {
        Self.content(["1", link.kind, link.place.rawValue, link.resource, link.name ?? "", "\(expiry)"])
    }

    private static func content(_ parts: [String]) -> [UInt8] {
        var content: [UInt8] = []
        for part in parts {
            let bytes = Array(part.utf8)
            content += withUnsafeBytes(of: UInt32(bytes.count).bigEndian, Array.init)
            content += bytes
        }
        return content
    }

    /// An address that gives something else without a token, such as a picture, for as long as those of blobs.
    ///
    /// - Parameter path: Below `/blobs`, and none of a blob's; it says what is given.
    package func address(ofPath path: String, at now: UnixTime) -> String {
        let expiry = now.seconds + Self.lifetimeSeconds
        let code = HMAC<SHA256>.authenticationCode(for: Self.content(["2", path, "\(expiry)"]), using: self.key)
        return "\(self.base)\(path)?expires=\(expiry)&signature=\(Base64URL.encode(code.withUnsafeBytes(Array.init)))"
    }

    /// Whether an address was made by ``address(ofPath:at:)`` and is still good.
    package func verify(path: String, query: String?, at now: UnixTime) -> Bool {
        guard let fields = try? FormFields(parsing: (query ?? "").utf8),
            let expiry = Self.only("expires", fields).flatMap(Int64.init),
            let signature = Self.only("signature", fields).flatMap({ Base64URL.decode($0.utf8) }),
            now.seconds < expiry
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            signature,
            authenticating: Self.content(["2", path, "\(expiry)"]),
            using: self.key,
        )
    }

    /// A parameter that has to be there once.
    private static func only(_ name: String, _ fields: FormFields) -> String? {
        let values = fields.all(name)
        return values.count == 1 ? values[0] : nil
    }
}
