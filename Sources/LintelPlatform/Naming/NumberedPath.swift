/// A path that can get a number when it is taken.
package protocol NumberedPath: Sendable, Equatable {
    /// The path with a number in its name; the path itself where there is no room for one.
    func numbered(_ number: Int) -> Self
}
