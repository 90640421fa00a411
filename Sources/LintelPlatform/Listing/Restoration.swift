/// Something that was taken back after it had been deleted.
package struct Restoration<Item: Sendable>: Sendable {
    package var item: Item
    /// The path that it went by while it was deleted; nil when it was not deleted at all.
    package var formerPath: EvoPath?

    package init(item: Item, from formerPath: EvoPath?) {
        self.item = item
        self.formerPath = formerPath
    }
}

extension Restoration<File> {
    /// Whether it goes by another path now.
    package var isRenamed: Bool { self.formerPath.map { $0 != self.item.path } ?? false }
}

extension Restoration<ObjectContent> {
    /// Whether it goes by another path now.
    package var isRenamed: Bool { self.formerPath.map { $0 != self.item.object.path } ?? false }
}
