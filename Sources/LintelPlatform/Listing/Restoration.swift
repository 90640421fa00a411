/// Something that was taken back after it had been deleted.
package struct Restoration<Item: Placed>: Sendable {
    package var item: Item
    /// The path that it went by while it was deleted; nil when it was not deleted at all.
    package var formerPath: Item.Path?

    package init(item: Item, from formerPath: Item.Path?) {
        self.item = item
        self.formerPath = formerPath
    }

    /// Whether it goes by another path now.
    package var isRenamed: Bool { self.formerPath.map { $0 != self.item.path } ?? false }
}

/// Something that is found by a path.
package protocol Placed: Sendable {
    associatedtype Path: NumberedPath

    var path: Path { get }
}

extension File: Placed {}

extension Folder: Placed {}

extension ObjectContent: Placed {
    package var path: EvoPath { self.object.path }
}
