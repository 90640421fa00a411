package import LintelCodec
package import LintelPlatform

/// Which part of a list an answer holds, and the links to the other parts.
package struct EvoPage: Sendable {
    package let limit: Int
    package let offset: Int
    private let address: String
    private let query: CallQuery

    /// The largest offset: no list is longer.
    private static let maximumOffset = 1_000_000

    /// - Parameters:
    ///   - address: The absolute URL of the list.
    ///   - usual: How many items an answer has when nobody says.
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(_ query: CallQuery, of address: String, usual: Int = 20, atMost most: Int = 100) throws(PlatformError)
    {
        self.limit = try query.number("limit", in: 1...most, otherwise: usual)
        self.offset = try query.number("offset", in: 0...Self.maximumOffset, otherwise: 0)
        self.address = address
        self.query = query
    }

    /// Writes the member `links` for a list whose length is known.
    package func writeLinks(count: Int, total: Int, to json: inout JSONWriter) {
        self.write(count: count, hasMore: self.offset + count < total, total: total, to: &json)
    }

    /// Writes the member `links` for a list whose length is not known.
    package func writeLinks(count: Int, hasMore: Bool, to json: inout JSONWriter) {
        self.write(count: count, hasMore: hasMore, total: nil, to: &json)
    }

    private func write(count: Int, hasMore: Bool, total: Int?, to json: inout JSONWriter) {
        json.key("links")
        json.object { json in
            json.member("first", self.link(0))
            json.member("previous", optional: self.offset > 0 ? self.link(max(0, self.offset - self.limit)) : nil)
            json.member("next", optional: hasMore && count > 0 ? self.link(self.offset + self.limit) : nil)
            json.member("count", Int64(count))
            guard let total else { return }
            json.member("last", self.link(max(0, total - 1) / self.limit * self.limit))
            json.member("total", Int64(total))
        }
    }

    private func link(_ offset: Int) -> String {
        "\(self.address)?\(self.query.replacing(limit: self.limit, offset: offset))"
    }
}
