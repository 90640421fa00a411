/// A folder of a workspace: what the paths of everything in it begin with.
///
/// Folders are not kept: there is one where something is in it.
package struct ContentFolder: Sendable, Hashable {
    /// The names, each with a slash behind it; empty for the top.
    package let text: String

    package static let top = ContentFolder(stored: "")

    /// Reads a folder as an address names it, with or without a slash at its end; nil for what no path begins with.
    package init?(_ text: String) {
        guard !text.isEmpty else {
            self = .top
            return
        }
        let isClosed = text.utf8.last == UInt8(ascii: "/")
        guard let path = try? EvoPath(isClosed ? String(text.unicodeScalars.dropLast()) : text) else { return nil }
        self.text = path.text + "/"
    }

    /// Takes the beginning of a path from the database.
    package init(stored text: String) {
        self.text = text
    }

    package var isTop: Bool { self.text.isEmpty }

    /// The names from the top on.
    package var names: [String] {
        // By bytes: a combining mark behind a slash makes one character of the two.
        self.text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    }

    /// The folders on the way here, this one at the end; the top is not among them.
    package var way: [(name: String, folder: ContentFolder)] {
        var folder = ContentFolder.top
        return self.names.map { name in
            folder = folder.folder(name)
            return (name, folder)
        }
    }

    /// The folder of a name in this one.
    package func folder(_ name: String) -> ContentFolder { ContentFolder(stored: self.text + name + "/") }

    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}

extension EvoPath {
    /// The folder that holds what is at the path.
    package var contentFolder: ContentFolder { ContentFolder(stored: String(self.folder.unicodeScalars.dropFirst())) }
}
