import Foundation
import NIOSSL
import Synchronization

/// The certificate that the server shows, taken anew from its files when they change.
package final class ServerCertificate: Sendable {
    /// What connections are made with, and how many there were before it.
    struct InForce: Sendable {
        var configuration: TLSConfiguration
        var generation: Int
    }

    private struct State {
        var inForce: InForce
        var stamps: [FileStamp?]
    }

    private let certificateFile: String
    private let keyFile: String
    private let state: Mutex<State>

    /// Reads both files.
    ///
    /// - Throws: ``ServerCertificateError`` when one cannot be read or they do not belong together.
    package init(certificateFile: String, keyFile: String) throws(ServerCertificateError) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        let stamps = [FileStamp(certificateFile), FileStamp(keyFile)]
        let configuration = try Self.configuration(certificateFile, keyFile)
        self.state = Mutex(State(inForce: InForce(configuration: configuration, generation: 0), stamps: stamps))
    }

    var inForce: InForce { self.state.withLock { $0.inForce } }

    /// Reads the files again if they have changed; blocks.
    ///
    /// A pair that is not good, such as one that is half replaced, leaves the old one in force until the files change
    /// again.
    /// - Returns: Whether another certificate is in force now.
    /// - Throws: ``ServerCertificateError``
    package func reload() throws(ServerCertificateError) -> Bool {
        // Taken before the files are read: a change meanwhile is seen the next time.
        let stamps = [FileStamp(self.certificateFile), FileStamp(self.keyFile)]
        let isChanged = self.state.withLock { state in
            defer { state.stamps = stamps }
            return state.stamps != stamps
        }
        guard isChanged else { return false }
        let configuration = try Self.configuration(self.certificateFile, self.keyFile)
        self.state.withLock { state in
            state.inForce = InForce(configuration: configuration, generation: state.inForce.generation + 1)
        }
        return true
    }

    private static func configuration(
        _ certificateFile: String,
        _ keyFile: String,
    ) throws(ServerCertificateError) -> TLSConfiguration {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(certificateFile)
        } catch {
            throw ServerCertificateError("\(certificateFile) holds no certificate in PEM form that can be read.")
        }
        guard !certificates.isEmpty else { throw ServerCertificateError("\(certificateFile) holds no certificate.") }
        let key: NIOSSLPrivateKey
        do {
            key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
        } catch {
            throw ServerCertificateError("\(keyFile) holds no private key in PEM form that can be read.")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(key),
        )
        configuration.minimumTLSVersion = .tlsv12
        do {
            // Looks whether the key is the first certificate's.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw ServerCertificateError("The key in \(keyFile) is not that of the certificate in \(certificateFile).")
        }
        return configuration
    }
}

/// Why a certificate is not used; the message names the file.
package struct ServerCertificateError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Tells a file from what was there before under the same name; links are followed, as secret mounts make them.
private struct FileStamp: Hashable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// nil when there is no file.
    init?(_ path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        self.device = UInt64(facts.st_dev)
        self.inode = UInt64(facts.st_ino)
        self.size = Int64(facts.st_size)
        self.seconds = facts.st_mtim.tv_sec
        self.nanoseconds = facts.st_mtim.tv_nsec
    }
}
