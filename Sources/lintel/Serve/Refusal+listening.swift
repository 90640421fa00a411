import Foundation
import LintelServer
import NIOCore

extension Refusal {
    /// Why the server cannot listen: the port is taken, the address is not this machine's.
    init(_ error: IOError, listeningOn address: ListenAddress, field: String = "listen") {
        let reason = String(cString: strerror(error.errnoCode))
        self.init("listen_unusable", "The server cannot listen on \(address): \(reason).", field: field)
    }
}
