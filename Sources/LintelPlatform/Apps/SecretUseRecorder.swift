package import LintelTokens
import Synchronization

/// Collects when secrets were last used, so that a token costs no write of its own.
///
/// A secret is noted at most once a minute; a service drains the notes into the store. Notes are lost when the
/// process dies between two drains: "last used" is then a little too early.
package final class SecretUseRecorder: Sendable {
    private let intervalSeconds: Int64
    private let capacity: Int
    private let notes = Mutex<[Key: Note]>([:])

    /// - Parameters:
    ///   - intervalSeconds: How long after one note the next one of the same secret is taken.
    ///   - capacity: How many secrets are remembered; further ones go unnoted until the next drain makes room.
    package init(intervalSeconds: Int64 = 60, capacity: Int = 10_000) {
        self.intervalSeconds = intervalSeconds
        self.capacity = capacity
    }

    /// Notes that the secret was used.
    package func record(clientID: ClientID, secretID: String, at now: UnixTime) {
        let key = Key(clientID: clientID, secretID: secretID)
        self.notes.withLock { notes in
            if let note = notes[key] {
                guard now - note.usedAt >= self.intervalSeconds else { return }
            } else if notes.count >= self.capacity {
                return
            }
            notes[key] = Note(usedAt: now, isDrained: false)
        }
    }

    /// The uses that were noted since the last drain, one for each secret.
    package func drain() -> [SecretUse] {
        self.notes.withLock { notes in
            let uses = notes.compactMap { key, note in
                note.isDrained
                    ? nil : SecretUse(clientID: key.clientID, secretID: key.secretID, usedAt: note.usedAt)
            }
            // Notes stay to hold the next ones back; when most of the room is taken they make way instead.
            if notes.count > self.capacity / 2 {
                notes.removeAll(keepingCapacity: true)
            } else {
                for use in uses {
                    notes[Key(clientID: use.clientID, secretID: use.secretID)]?.isDrained = true
                }
            }
            return uses
        }
    }

    private struct Key: Hashable {
        var clientID: ClientID
        var secretID: String
    }

    private struct Note {
        var usedAt: UnixTime
        var isDrained: Bool
    }
}
