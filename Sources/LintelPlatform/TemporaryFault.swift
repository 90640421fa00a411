/// An error of storage or another outside thing that may go away by itself.
package protocol TemporaryFault: Error {
    /// Whether trying again later makes sense: the answer is then 503 with `Retry-After`, not 500.
    var isTemporary: Bool { get }
}

extension PlatformError: TemporaryFault {
    /// Too many hashes or look-ups at this moment.
    package var isTemporary: Bool { self.code == .busy }
}
