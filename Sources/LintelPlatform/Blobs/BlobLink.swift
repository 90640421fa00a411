import LintelTokens

/// What a signed address is for.
package enum BlobLink: Hashable, Sendable {
    /// Sending the bytes of an upload.
    case upload(BlobPlace, BlobUploadID)
    /// Fetching a blob, which browsers save under the name.
    case download(BlobPlace, BlobDigest, name: String?)

    /// Reads the path of a request, with the name that its query carries; nil when it is no blob's.
    init?(path: String, name: String?) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "blobs", !parts[3].isEmpty, !parts[4].isEmpty else {
            return nil
        }
        let place = BlobPlace(String(parts[3]))
        switch parts[2] {
        case "uploads":
            guard name == nil else { return nil }
            self = .upload(place, BlobUploadID(String(parts[4])))
        case "files":
            guard let digest = BlobDigest(hex: String(parts[4])) else { return nil }
            self = .download(place, digest, name: name)
        default:
            return nil
        }
    }

    var path: String { "/blobs/\(self.kind)/\(self.place.rawValue)/\(self.resource)" }

    /// The segment of the path that also stands for the methods.
    var kind: String {
        switch self {
        case .upload: "uploads"
        case .download: "files"
        }
    }

    var place: BlobPlace {
        switch self {
        case .upload(let place, _), .download(let place, _, _): place
        }
    }

    var resource: String {
        switch self {
        case .upload(_, let id): id.rawValue
        case .download(_, let digest, _): digest.hex
        }
    }

    var name: String? {
        guard case .download(_, _, let name?) = self, !name.isEmpty else { return nil }
        return name
    }

    /// Whether the address is for requests with this method.
    func takes(method: String) -> Bool {
        switch self {
        case .upload: method == "PUT"
        case .download: method == "GET" || method == "HEAD"
        }
    }
}
