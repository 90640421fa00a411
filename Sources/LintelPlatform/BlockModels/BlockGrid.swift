/// Where the blocks of a model are: origin, rotation, and how space is divided; it never changes.
package struct BlockGrid: Sendable, Hashable {
    /// How blocks are divided.
    package enum Division: String, Sendable, Hashable, CaseIterable {
        case regular
        case fullySubBlocked = "fully-sub-blocked"
        case variableOctree = "variable-octree"
        case flexible
    }

    package var division: Division
    package var origin: BlockTriple<Double>
    package var turns: [BlockTurn]
    /// Blocks, or parent blocks of a model that has sub-blocks.
    package var count: BlockTriple<Int64>
    /// The size of a block or a parent block.
    package var size: BlockTriple<Double>
    /// Sub-blocks of a parent block; 1 for a regular model.
    package var subblocks: BlockTriple<Int64>

    /// The most blocks, or parent blocks, of a model.
    package static let maximumBlocks: Int64 = 500_000_000

    package init(
        division: Division,
        origin: BlockTriple<Double>,
        turns: [BlockTurn],
        count: BlockTriple<Int64>,
        size: BlockTriple<Double>,
        subblocks: BlockTriple<Int64> = BlockTriple(1, 1, 1),
    ) {
        self.division = division
        self.origin = origin
        self.turns = turns
        self.count = count
        self.size = size
        self.subblocks = subblocks
    }

    package var rotation: BlockRotation { BlockRotation(self.turns) }

    /// How many blocks, or parent blocks, there are.
    package var total: Int64 { self.count.x * self.count.y * self.count.z }

    /// The indices of all blocks.
    package var indexBox: BlockIndexBox {
        BlockTriple(BlockRange(0, self.count.x - 1), BlockRange(0, self.count.y - 1), BlockRange(0, self.count.z - 1))
    }

    /// The smallest box along the axes of the coordinate system that holds all blocks.
    package var extent: BlockSpaceBox {
        let rotation = self.rotation
        let far = BlockTriple(
            Double(self.count.x) * self.size.x,
            Double(self.count.y) * self.size.y,
            Double(self.count.z) * self.size.z,
        )
        let corners = [0, far.x].flatMap { x in
            [0, far.y].flatMap { y in [0, far.z].map { z in rotation.apply(BlockTriple(x, y, z)) } }
        }
        func range(_ origin: Double, _ values: [Double]) -> BlockRange<Double> {
            BlockRange(origin + (values.min() ?? 0), origin + (values.max() ?? 0))
        }
        return BlockTriple(
            range(self.origin.x, corners.map(\.x)),
            range(self.origin.y, corners.map(\.y)),
            range(self.origin.z, corners.map(\.z)),
        )
    }
}
