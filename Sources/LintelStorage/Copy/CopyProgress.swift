/// A step of a copy that is done.
package enum CopyProgress: Sendable, Hashable {
    /// So many rows of the table have been written by this run, and are durable.
    case copied(table: String, rows: Int)
    /// The table is equal in both databases.
    case verified(table: String, rows: Int)
}
