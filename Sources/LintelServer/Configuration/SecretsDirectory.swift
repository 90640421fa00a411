import Foundation

/// A directory with one file per key, as container platforms mount secrets; files with other names are left alone.
///
/// Symbolic links are followed: Kubernetes mounts each secret as one.
struct SecretsDirectory {
    private(set) var values: [String: String] = [:]
    private(set) var problems: [SettingsError.Problem] = []

    init(path: String) {
        var isDirectory = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
            self.problems.append(.unreadable(path, "secrets.directory names no directory."))
            return
        }
        for key in SettingKey.all {
            let file = path + "/" + key.name
            guard FileManager.default.fileExists(atPath: file) else { continue }
            do {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                // Editors and `echo` end a file with a line feed that is no part of the value.
                self.values[key.name] = text.trimmingCharacters(in: .newlines)
            } catch {
                self.problems.append(.unreadable(file, "the file cannot be read."))
            }
        }
    }
}
