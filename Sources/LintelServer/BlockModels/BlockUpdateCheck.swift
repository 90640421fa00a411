import LintelCodec
import LintelPlatform

/// What was counted in a file with values.
struct BlockUpdateCheck: Sendable, Hashable {
    /// How many blocks came.
    let sent: Int64
    /// How many blocks the version's file tells of, and of how many parents.
    let kept: Int64
    let parents: Int64
    /// Around those that came; nil when none came.
    let box: BlockIndexBox?

    /// Reads what ``BlockUpdateScript/work(_:)`` has printed.
    ///
    /// - Throws: ``BlockJobProblem`` when something is wrong with the file.
    init(_ rows: [JSONValue]) throws(BlockJobProblem) {
        func count(_ name: String) -> Int64 { rows.lazy.compactMap { $0[name]?.integerValue }.first ?? 0 }
        func refuse(_ name: String, _ sentence: String) throws(BlockJobProblem) {
            let count = count(name)
            guard count == 0 else { throw .update("\(count) \(count == 1 ? "row" : "rows") \(sentence)") }
        }
        try refuse("placeless", "of the file do not say which block they are about.")
        try refuse("off", "of the file have coordinates that are those of no block's centre.")
        try refuse("outside", "of the file are about blocks that the model does not have.")
        try refuse("shapeless", "of the file are about sub-blocks that no parent block of this model can have.")
        guard count("doubled") == 0 else {
            throw .update("The file tells of \(count("doubled")) blocks more than once.")
        }
        try refuse(
            "unknown",
            "of the file are about sub-blocks that the model does not have; geometry_change is not true."
        )
        guard count("uncovered") == 0, count("overlapping") == 0 else {
            throw .update("The sub-blocks of a parent block do not fill it, each place once.")
        }
        self.kept = count("kept")
        self.parents = count("parents")
        self.sent = count("sent")
        func range(_ axis: String) -> BlockRange<Int64> {
            BlockRange(count("\(axis)_least"), count("\(axis)_greatest"))
        }
        self.box = self.sent == 0 ? nil : BlockTriple(range("i"), range("j"), range("k"))
    }
}
