import Foundation
import Yams

/// The YAML file's scalars under dotted keys: `token: {access_lifetime: 60}` gives `token.access_lifetime` = `60`.
///
/// A value is taken as it is written: `60` and `"60"` are the same, so no YAML type can change it (`no`, `1e3`). A list
/// becomes its values with commas between them.
struct YAMLSettings {
    private(set) var values: [String: String] = [:]
    private(set) var problems: [SettingsError.Problem] = []

    /// Reads the file; each problem is kept, none is thrown.
    init(path: String) {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try self.read(text, path: path)
        } catch let error as YamlError {
            self.problems.append(.unreadable(path, "not YAML: \(error.description)"))
        } catch {
            self.problems.append(.unreadable(path, "the configuration file cannot be read."))
        }
    }

    private mutating func read(_ text: String, path: String) throws {
        // An empty file, or one of comments only, is a configuration without settings.
        guard let root = try Yams.compose(yaml: text) else { return }
        guard case .mapping(let mapping) = root else {
            self.problems.append(.unreadable(path, "the top of the configuration file must be a mapping of keys."))
            return
        }
        self.flatten(mapping, prefix: "", path: path)
    }

    private mutating func flatten(_ mapping: Node.Mapping, prefix: String, path: String) {
        for (keyNode, node) in mapping {
            guard case .scalar(let scalar) = keyNode else {
                self.problems.append(.unreadable(path, "a key under \"\(prefix)\" is not a word."))
                continue
            }
            let name = prefix + scalar.string
            switch node {
            case .mapping(let inner):
                self.flatten(inner, prefix: name + ".", path: path)
            case .scalar(let value):
                self.take(name, value.string, path: path)
            case .sequence(let sequence):
                self.take(name, sequence.map { $0.scalar?.string ?? "{…}" }.joined(separator: ","), path: path)
            case .alias:
                self.problems.append(.unreadable(path, "\(name) is an alias; write the value itself."))
            }
        }
    }

    private mutating func take(_ name: String, _ value: String, path: String) {
        let isKnown = SettingKey.named(name) != nil && name != SettingKey.config.name
        if isKnown {
            self.values[name] = value
        } else {
            let nearest = NearestKey.find(name, among: SettingKey.all.map(\.name))
            self.problems.append(.unknown(name, source: path, nearest: nearest))
        }
    }
}
