/// What went wrong with the files of blobs.
package struct BlobFilesError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// More or fewer bytes came than were announced.
        package static let lengthWrong = Self(rawValue: "length_wrong")
        /// The whole is longer than it may be.
        package static let tooLong = Self(rawValue: "too_long")
        /// A file is not there.
        package static let missing = Self(rawValue: "missing")
        /// Too much is under way at this moment.
        package static let busy = Self(rawValue: "busy")
        package static let diskFull = Self(rawValue: "disk_full")
        /// The system refused something else.
        package static let other = Self(rawValue: "other")
    }

    package var code: Code
    /// For the log; names no file that a person chose.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(self.code.rawValue): \(self.message)" }
}

extension BlobFilesError: TemporaryFault {
    package var isTemporary: Bool { self.code == .busy || self.code == .diskFull }
}
