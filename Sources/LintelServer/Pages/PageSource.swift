import Foundation

/// Where templates and assets come from: the program itself, or a directory whose files go before it.
///
/// The directory has the layout of the repository's `Pages/`: `templates/*.mustache` and `assets/*`. A file that it
/// lacks is taken from the program.
struct PageSource: Sendable {
    /// The overriding directory; nil in production.
    let directory: String?

    /// The names of all templates, those that only other templates include among them.
    var templateNames: [String] { EmbeddedPages.templates.keys.sorted() }

    /// The text of a template.
    func template(named name: String) throws(PageError) -> String {
        let embedded = EmbeddedPages.templates[name].map { $0.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
        guard let text = self.text(inFile: "templates/\(name).mustache") ?? embedded else {
            throw .templateMissing(name)
        }
        return text
    }

    /// The bytes of an asset.
    func asset(_ name: AssetName) throws(PageError) -> [UInt8] {
        let embedded = EmbeddedPages.assets[name.rawValue].map { $0.withUTF8Buffer(Array.init) }
        let overriding = self.text(inFile: "assets/\(name.rawValue)").map { Array($0.utf8) }
        guard let bytes = overriding ?? embedded else { throw .assetMissing(name.rawValue) }
        return bytes
    }

    private func text(inFile path: String) -> String? {
        guard let directory = self.directory else { return nil }
        return try? String(contentsOfFile: "\(directory)/\(path)", encoding: .utf8)
    }
}
