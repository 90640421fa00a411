import Foundation

/// A turn around an axis: clockwise when one looks along the axis towards its negative end.
package struct BlockTurn: Sendable, Hashable {
    package enum Axis: String, Sendable, Hashable {
        case x, y, z
    }

    package var axis: Axis
    /// Degrees.
    package var angle: Double

    package init(_ axis: Axis, _ angle: Double) {
        self.axis = axis
        self.angle = angle
    }
}

/// The product of turns, `R_1 … R_n`: takes a place in the block model's own axes to one in the coordinate system's.
package struct BlockRotation: Sendable, Hashable {
    /// The matrix, row by row.
    package let rows: BlockTriple<BlockTriple<Double>>

    private init(rows: [[Double]]) {
        let triples = rows.map { BlockTriple($0[0], $0[1], $0[2]) }
        self.rows = BlockTriple(triples[0], triples[1], triples[2])
    }

    package init(_ turns: [BlockTurn]) {
        var product: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        for turn in turns {
            let factor = Self.matrix(turn)
            product = product.map { row in
                (0..<3).map { column in (0..<3).reduce(0) { $0 + row[$1] * factor[$1][column] } }
            }
        }
        self.init(rows: product)
    }

    /// Where a place in the model's own axes lies, seen from the model's origin.
    package func apply(_ place: BlockTriple<Double>) -> BlockTriple<Double> {
        func dot(_ row: BlockTriple<Double>) -> Double { row.x * place.x + row.y * place.y + row.z * place.z }
        return BlockTriple(dot(self.rows.x), dot(self.rows.y), dot(self.rows.z))
    }

    /// The same rotation as turns around the axes z, x and z again, in degrees.
    package var normalized: BlockTriple<Double> {
        let (a, b, c) = (self.rows.x, self.rows.y, self.rows.z)
        func degrees(_ radians: Double) -> Double {
            let value = radians * 180 / .pi
            // Neither 359.99999… for 0 nor a negative zero.
            return abs(value) < 1e-12 ? 0 : value
        }
        let tilt = acos(max(-1, min(1, c.z)))
        guard sin(tilt) > 1e-9 else { return BlockTriple(degrees(atan2(c.z > 0 ? a.y : -a.y, a.x)), degrees(tilt), 0) }
        return BlockTriple(degrees(atan2(a.z, b.z)), degrees(tilt), degrees(atan2(c.x, -c.y)))
    }

    private static func matrix(_ turn: BlockTurn) -> [[Double]] {
        let (sine, cosine) = Self.sineAndCosine(turn.angle)
        return switch turn.axis {
        case .x: [[1, 0, 0], [0, cosine, sine], [0, -sine, cosine]]
        case .y: [[cosine, 0, -sine], [0, 1, 0], [sine, 0, cosine]]
        case .z: [[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]]
        }
    }

    /// Exact for quarter turns, so that they leave no dust in coordinates.
    private static func sineAndCosine(_ angle: Double) -> (Double, Double) {
        let quarters = angle / 90
        guard quarters == quarters.rounded() else { return (sin(angle * .pi / 180), cos(angle * .pi / 180)) }
        let sines: [Double] = [0, 1, 0, -1]
        let turn = ((Int(quarters) % 4) + 4) % 4
        return (sines[turn], sines[(turn + 1) % 4])
    }
}
