/// How much of everything there can be.
package enum WorkspaceLimits {
    /// Workspaces of one organisation, those in the recycle bin included.
    package static let workspaces = 10_000
    /// Changes that one administrative call makes.
    package static let bulk = 100
    /// Bytes of a thumbnail.
    package static let thumbnailBytes = 10_485_760
    /// Pixels of one side of a thumbnail.
    package static let thumbnailSide = 10_000
    /// Pixels of a thumbnail.
    package static let thumbnailPixels = 20_000_000
}
