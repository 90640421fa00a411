package import LintelCodec
package import LintelPlatform

/// Which part of a list an answer holds, by `$top` and `$skip`, and the links to the other parts (contract §4.1).
package struct ITwinPage: Sendable {
    package let top: Int
    package let skip: Int
    private let address: String
    private let query: CallQuery

    package static let maximumTop = 1_000
    /// The largest offset, to which a list can be followed.
    private static let maximumSkip = 5_000_000

    /// - Parameters:
    ///   - address: The absolute URL of the list.
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(_ query: CallQuery, of address: String, usual: Int = 100) throws(PlatformError) {
        self.top = try query.number("$top", within: 1...Self.maximumTop, otherwise: usual)
        // Behind the end of a list there is nothing, and no fault.
        self.skip = min(try query.number("$skip", within: 0...Int.max, otherwise: 0), Self.maximumSkip)
        self.address = address
        self.query = query
    }

    /// Writes the member `_links` of a list.
    ///
    /// - Parameters:
    ///   - hasMore: Whether the list goes on behind this part.
    ///   - more: Writes further links.
    package func writeLinks(
        hasMore: Bool,
        to json: inout JSONWriter,
        with more: (inout JSONWriter) -> Void = { _ in },
    ) {
        json.key("_links")
        json.object { json in
            self.write("self", skip: self.skip, to: &json)
            if self.skip > 0 { self.write("prev", skip: max(self.skip - self.top, 0), to: &json) }
            let next = self.skip + self.top
            if hasMore, next <= Self.maximumSkip { self.write("next", skip: next, to: &json) }
            more(&json)
        }
    }

    private func write(_ name: StaticString, skip: Int, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.member(
                "href",
                "\(self.address)?\(self.query.replacing([("$top", "\(self.top)"), ("$skip", "\(skip)")]))",
            )
        }
    }
}
