import Logging
import NIOPosix
package import ServiceLifecycle

extension LintelServer {
    /// Looks every ten seconds whether the certificate's files have changed.
    package func renewal(of certificate: ServerCertificate) -> any Service {
        let logger = self.parts.logger
        return PeriodicService("certificate", every: .seconds(10), logger: logger) {
            if try await NIOThreadPool.singleton.runIfActive({ try certificate.reload() }) {
                logger.info("Another certificate is in force")
            }
        }
    }
}
