import Foundation
import LintelPlatform

extension BlobFilesError {
    /// What the system call that has just failed left in `errno`.
    init(doing what: StaticString, errno code: Int32 = errno) {
        let reason = "\(what): \(String(cString: strerror(code)))"
        switch code {
        case ENOENT: self.init(.missing, reason)
        case ENOSPC, EDQUOT: self.init(.diskFull, reason)
        case EMFILE, ENFILE: self.init(.busy, reason)
        default: self.init(.other, reason)
        }
    }
}
