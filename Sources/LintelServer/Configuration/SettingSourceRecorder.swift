import Configuration
import Synchronization

/// Remembers which provider gave each value, for error messages and `lintel doctor`.
final class SettingSourceRecorder: AccessReporter {
    private let sources = Mutex<[String: String]>([:])

    func report(_ event: AccessEvent) {
        let provider = event.providerResults.first { result in
            if case .success(let lookup) = result.result { lookup.value != nil } else { false }
        }
        guard let provider else { return }
        self.sources.withLock { $0[event.metadata.key.description] = provider.providerName }
    }

    /// The provider that gave the key's value when it was last read; nil when none did.
    func provider(of key: SettingKey) -> String? {
        self.sources.withLock { $0[key.name] }
    }
}
