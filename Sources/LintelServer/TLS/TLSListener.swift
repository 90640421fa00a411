package import NIOCore
import ServiceLifecycle

/// The encrypted listener as a service, whose error names its address.
struct TLSListener<Application: Service>: Service {
    private let application: Application
    private let address: ListenAddress

    init(_ application: Application, on address: ListenAddress) {
        self.application = application
        self.address = address
    }

    func run() async throws {
        do {
            try await self.application.run()
        } catch let error as IOError {
            throw TLSListenerError(address: self.address, error: error)
        }
    }
}

/// Why the server cannot listen where it should for https.
package struct TLSListenerError: Error, Sendable {
    package let address: ListenAddress
    package let error: IOError
}
