/// The body of an Azure Put Block List request: the ids of blocks, in the order of their bytes.
///
/// Read strictly and without a general XML parser: elements without attributes, no entities, comments or document types.
/// ```
/// <?xml version="1.0" encoding="utf-8"?><BlockList><Latest>MDAwMA==</Latest><Latest>MDAwMQ==</Latest></BlockList>
/// ```
package struct BlockList: Sendable, Hashable {
    /// The texts of the elements, Base64 if the client kept to the protocol.
    package var ids: [String]

    package init(ids: [String]) {
        self.ids = ids
    }

    /// Reads a body.
    ///
    /// - Throws: ``BlockListError``
    package init(
        parsing bytes: some Collection<UInt8>,
        limits: BlockListLimits = .standard,
    ) throws(BlockListError) {
        var parser = BlockListParser(Array(bytes), limits: limits)
        self.ids = try parser.parse()
    }

    /// The body that clients send; ids that hold what XML keeps for itself cannot be written.
    package var xml: String {
        let elements = self.ids.map { "<Latest>\($0)</Latest>" }.joined()
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>\(elements)</BlockList>"
    }
}

/// How much a block list may hold before it is refused.
package struct BlockListLimits: Sendable {
    /// Bytes of the body.
    package var maximumBytes: Int
    package var maximumIDs: Int
    /// Bytes of one id.
    package var maximumIDBytes: Int

    /// 50,000 ids of 88 characters, in elements of 43 characters at the most, are 6.6 MB.
    package static let standard = BlockListLimits()

    package init(maximumBytes: Int = 8 * 1024 * 1024, maximumIDs: Int = 50_000, maximumIDBytes: Int = 88) {
        self.maximumBytes = maximumBytes
        self.maximumIDs = maximumIDs
        self.maximumIDBytes = maximumIDBytes
    }
}

/// Why a block list is refused.
package struct BlockListError: Error, Sendable, Hashable {
    package enum Code: Sendable, Hashable {
        case malformed, tooLarge, tooManyIDs
        /// Blocks that were committed before, which no upload here has.
        case committedBlock
    }

    package var code: Code

    package init(_ code: Code) {
        self.code = code
    }
}
