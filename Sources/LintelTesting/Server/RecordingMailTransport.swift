package import LintelServer
import Synchronization

/// Takes every mail and keeps it, or refuses as a test says.
package final class RecordingMailTransport: MailTransport {
    private struct State {
        var taken: [OutgoingMail] = []
        var attempts = 0
        var faults: [MailFault] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// What has been taken, in order.
    package var taken: [OutgoingMail] { self.state.withLock { $0.taken } }

    /// How often somebody has tried.
    package var attempts: Int { self.state.withLock { $0.attempts } }

    /// Refuses the next attempts, one with each of these.
    package func refuseNext(with faults: MailFault...) {
        self.state.withLock { $0.faults += faults }
    }

    package func refuseNext(with faults: [MailFault]) {
        self.state.withLock { $0.faults.append(contentsOf: faults) }
    }

    /// From now on every mail is taken.
    package func forgetFaults() {
        self.state.withLock { $0.faults = [] }
    }

    package func send(_ mail: OutgoingMail) async throws(MailFault) -> String {
        let fault: MailFault? = self.state.withLock { state in
            state.attempts += 1
            guard state.faults.isEmpty else { return state.faults.removeFirst() }
            state.taken.append(mail)
            return nil
        }
        if let fault { throw fault }
        return "250 taken"
    }
}
