/// Something along each of the three axes of a block model.
package struct BlockTriple<Value: Sendable & Hashable>: Sendable, Hashable {
    package var x: Value
    package var y: Value
    package var z: Value

    package init(_ x: Value, _ y: Value, _ z: Value) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The three in the order of the axes.
    package var values: [Value] { [self.x, self.y, self.z] }
}

/// From where to where, both included.
package struct BlockRange<Value: Sendable & Hashable & Comparable>: Sendable, Hashable {
    package var least: Value
    package var greatest: Value

    package init(_ least: Value, _ greatest: Value) {
        self.least = least
        self.greatest = greatest
    }
}

/// A box of blocks, by their indices.
package typealias BlockIndexBox = BlockTriple<BlockRange<Int64>>
/// A box in space.
package typealias BlockSpaceBox = BlockTriple<BlockRange<Double>>
