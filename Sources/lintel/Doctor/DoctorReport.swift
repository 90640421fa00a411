import LintelPlatform
import LintelServer
import LintelTokens

/// What the doctor found.
struct DoctorReport {
    var effective: [EffectiveSetting]
    var now: UnixTime
    /// The permission bits of the data directory; nil when it does not exist.
    var directoryMode: Int?
    var directory: String
    var database: String
    /// The database's schema; nil when there is no database, or none that can be read.
    var schema: Int?
    var latestSchema: Int
    var keys: [(key: SigningKeyRecord, phase: String)] = []
    /// When the newest event of the audit log happened.
    var newestEvent: UnixTime?
    /// Sentences that say what is wrong and what mends it.
    var problems: [String] = []
}
