/// A part of a list.
public struct Page<Item: Sendable>: Sendable {
    /// What is in this part.
    public var items: [Item]
    /// How many items the whole list has, if the API says so.
    public var total: Int?
    /// Where the next part begins; nil when this is the last one.
    var next: String?

    init(items: [Item], total: Int? = nil, next: String?) {
        self.items = items
        self.total = total
        self.next = next
    }

    /// A part of a list whose places are numbers of items.
    ///
    /// - Parameter hasMore: What the server says; when it names a total, that says so, too.
    init(_ items: [Item], of total: Int?, hasMore: Bool = false, at place: String?) {
        let end = (place.flatMap { Int($0) } ?? 0) + items.count
        let goesOn = !items.isEmpty && (hasMore || total.map { end < $0 } ?? false)
        self.init(items: items, total: total, next: goesOn ? "\(end)" : nil)
    }
}

/// A list that is read part by part as it is walked through: `for try await item in list`.
///
/// The next part is asked for when the items of the one before are used up. Most APIs count from the beginning of the list:
/// what is added or removed meanwhile may make an item be seen twice or not at all.
public struct Listing<Item: Sendable>: AsyncSequence, Sendable {
    /// An item of the list.
    public typealias Element = Item
    /// What walking through can throw.
    public typealias Failure = any Error

    let fetch: @Sendable (_ place: String?) async throws -> Page<Item>

    /// Begins at the list's beginning.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: self.pages.makeAsyncIterator()) }

    /// The list's parts, for those who want the number of all items or fewer calls of `next()`.
    public var pages: Pages { Pages(fetch: self.fetch) }

    /// The items as an array.
    ///
    /// - Parameter limit: How many at most; the rest of the list is not read.
    public func collect(upTo limit: Int) async throws -> [Item] {
        var items: [Item] = []
        guard limit > 0 else { return items }
        for try await item in self {
            items.append(item)
            if items.count == limit { break }
        }
        return items
    }

    /// Walks through the items.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var pages: Pages.AsyncIterator
        private var items: [Item] = []
        private var index = 0

        init(pages: Pages.AsyncIterator) {
            self.pages = pages
        }

        /// The next item; nil at the end.
        public mutating func next() async throws -> Item? {
            while self.index == self.items.count {
                guard let page = try await self.pages.next() else { return nil }
                self.items = page.items
                self.index = 0
            }
            defer { self.index += 1 }
            return self.items[self.index]
        }
    }

    /// The parts of a list.
    public struct Pages: AsyncSequence, Sendable {
        /// A part of the list.
        public typealias Element = Page<Item>
        /// What walking through can throw.
        public typealias Failure = any Error

        let fetch: @Sendable (_ place: String?) async throws -> Page<Item>

        /// Begins at the list's beginning.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(fetch: self.fetch) }

        /// Walks through the parts.
        public struct AsyncIterator: AsyncIteratorProtocol {
            let fetch: @Sendable (_ place: String?) async throws -> Page<Item>
            private var place: String?
            private var isOver = false

            init(fetch: @escaping @Sendable (_ place: String?) async throws -> Page<Item>) {
                self.fetch = fetch
            }

            /// The next part; nil at the end.
            public mutating func next() async throws -> Page<Item>? {
                guard !self.isOver else { return nil }
                let page = try await self.fetch(self.place)
                // A server that names the same place again would be asked for ever.
                self.isOver = page.next == nil || page.next == self.place
                self.place = page.next
                return page
            }
        }
    }
}
