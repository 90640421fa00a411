import Foundation

/// The directory that holds an installation: database, master key, demo files.
enum DataDirectory {
    /// Makes the directory if it is missing, for its owner alone.
    ///
    /// - Throws: ``Refusal`` when the path is something else or cannot be made.
    static func prepare(_ path: String) throws {
        var isDirectory = ObjCBool(false)
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
            guard isDirectory.boolValue else {
                throw Refusal("data_directory_unusable", "\(path) is not a directory.", field: "data")
            }
            return
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700],
            )
        } catch {
            throw Refusal("data_directory_unusable", "The directory \(path) cannot be made.", field: "data")
        }
    }

    /// Writes a file with this mode, whole or not at all.
    static func write(_ bytes: [UInt8], to path: String, mode: Int) throws {
        let draft = path + ".new"
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: mode]
        guard FileManager.default.createFile(atPath: draft, contents: Data(bytes), attributes: attributes),
            rename(draft, path) == 0
        else { throw Refusal("data_directory_unusable", "\(path) cannot be written.", field: "data") }
    }
}
