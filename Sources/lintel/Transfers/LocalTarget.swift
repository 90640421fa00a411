import Foundation

/// Where on this machine a download goes.
struct LocalTarget: Hashable {
    let path: String

    /// - Parameters:
    ///   - path: A file, or a directory that is there; nil for the current directory.
    ///   - name: What the server calls the file: it names a file in that directory, and none elsewhere.
    ///   - replaces: Whether a file that is there may be replaced.
    /// - Throws: ``Refusal``.
    init(_ path: String?, name: String, replaces: Bool) throws {
        var isDirectory = ObjCBool(false)
        let place = path ?? "."
        let isThere = FileManager.default.fileExists(atPath: place, isDirectory: &isDirectory)
        if isThere, isDirectory.boolValue {
            let plain = try Self.plain(name)
            self.path = path == nil ? plain : "\(place)/\(plain)"
        } else {
            self.path = place
        }
        guard replaces || !FileManager.default.fileExists(atPath: self.path) else {
            throw Refusal("file_exists", "\(self.path) is there already: --force replaces it.", field: "force")
        }
    }

    /// A name without any directory.
    private static func plain(_ name: String) throws -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        // A hidden file could be one that a program reads without being told to.
        guard !last.isEmpty, !last.hasPrefix("."), last.utf8.count <= 255,
            last.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else {
            throw Refusal("file_name_unusable", "No file is written by the name that the server has: give one.")
        }
        return last
    }
}
