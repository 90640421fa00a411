import LintelPlatform

/// Where blocks are, in SQL: from the indices to the coordinates and back.
extension BlockGrid {
    /// The centre of a block along the model's own axes, seen from its origin.
    private var centre: BlockTriple<DuckDBText> {
        let middle = self.middle
        return BlockTriple(
            "((i + \(middle.x)) * \(self.size.x))",
            "((j + \(middle.y)) * \(self.size.y))",
            "((k + \(middle.z)) * \(self.size.z))",
        )
    }

    /// The coordinates of the centre of a block.
    var coordinates: BlockTriple<DuckDBText> {
        let (rows, centre) = (self.rotation.rows, self.centre)
        func coordinate(_ origin: Double, _ row: BlockTriple<Double>) -> DuckDBText {
            // What is multiplied by nothing is left out: an unrotated model's coordinates are exact.
            let terms = zip(row.values, centre.values).filter { $0.0 != 0 }.map { factor, place -> DuckDBText in
                factor == 1 ? place : "\(factor) * \(place)"
            }
            return "(\(origin) + \(DuckDBText.list(terms, " + ")))"
        }
        return BlockTriple(
            coordinate(self.origin.x, rows.x),
            coordinate(self.origin.y, rows.y),
            coordinate(self.origin.z, rows.z),
        )
    }

    /// The indices of the block whose centre is at `x`, `y`, `z`, as fractions: whole numbers for a centre.
    ///
    /// - Parameter place: The three coordinates, in SQL.
    func fractions(_ place: BlockTriple<DuckDBText>) -> BlockTriple<DuckDBText> {
        let rows = self.rotation.rows
        // The inverse of a rotation is its transpose.
        func fraction(_ a: Double, _ b: Double, _ c: Double, _ size: Double) -> DuckDBText {
            let (x, y, z) = (self.origin.x, self.origin.y, self.origin.z)
            return """
                ((\(a) * (\(place.x) - \(x)) + \(b) * (\(place.y) - \(y)) + \(c) * (\(place.z) - \(z))) / \(size) - 0.5)
                """
        }
        return BlockTriple(
            fraction(rows.x.x, rows.y.x, rows.z.x, self.size.x),
            fraction(rows.x.y, rows.y.y, rows.z.y, self.size.y),
            fraction(rows.x.z, rows.y.z, rows.z.z, self.size.z),
        )
    }

    /// That a block is in a box: by its indices, or by its centre.
    func isInside(_ box: BlockQuery.Box?) -> DuckDBText {
        switch box {
        case nil: return "true"
        case .indices(let box)?:
            return """
                i BETWEEN \(box.x.least) AND \(box.x.greatest) AND j BETWEEN \(box.y.least) AND \(box.y.greatest) \
                AND k BETWEEN \(box.z.least) AND \(box.z.greatest)
                """
        case .space(let box)?:
            let centre = self.centre
            func holds(_ origin: Double, _ centre: DuckDBText, _ range: BlockRange<Double>) -> DuckDBText {
                "\(origin) + \(centre) BETWEEN \(range.least) AND \(range.greatest)"
            }
            return """
                \(holds(self.origin.x, centre.x, box.x)) AND \(holds(self.origin.y, centre.y, box.y)) \
                AND \(holds(self.origin.z, centre.z, box.z))
                """
        }
    }
}
