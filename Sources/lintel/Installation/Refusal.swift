import Foundation
import LintelClient
import LintelPlatform
import LintelServer
import LintelStorage

/// Why a command does nothing: a stable id and a plain sentence.
struct Refusal: Error {
    var id: String
    var message: String
    /// The option that is at fault, if one is.
    var field: String?

    init(_ id: String, _ message: String, field: String? = nil) {
        self.id = id
        self.message = message
        self.field = field
    }

    /// The refusal that an error stands for; the one place that turns errors into words of the command line.
    init(_ error: any Error) {
        switch error {
        case let error as Refusal:
            self = error
        case let error as PlatformError:
            self.init(error.code.rawValue, error.message, field: error.field)
        case let error as SettingsError:
            self.init(error.code.rawValue, error.description)
        case let error as SQLError:
            self.init("database_\(error.code.rawValue)", error.message)
        case let error as MasterKeyError:
            self.init("master_key_unusable", error.description)
        case let error as ServerCertificateError:
            self.init("certificate_unusable", error.description, field: "tls.certificate_file")
        case let error as BlobFilesError:
            self.init("blob_directory_unusable", error.message, field: "blob.directory")
        case let error as SchemaDirectoryError:
            self.init("schema_directory_unusable", error.message, field: "objects.schema_directory")
        case let error as ClientError:
            self.init(error)
        default:
            // Whoever runs this program may see everything about it.
            self.init("unexpected", "\(error)")
        }
    }
}
