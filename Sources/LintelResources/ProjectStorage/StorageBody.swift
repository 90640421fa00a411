import LintelCodec
import LintelPlatform
import LintelTokens

/// What is said of files and folders in the bodies of calls.
enum StorageBody {
    /// More than the longest name and description take, whatever their characters.
    static let maximumBytes = 65_536

    /// What is to be changed.
    ///
    /// - Throws: ``ITwinRefusal``, or ``PlatformError`` with code `nameInvalid`.
    static func change(_ call: ITwinCall) async throws -> StorageChange {
        var body = try await call.body(upTo: Self.maximumBytes)
        var change = StorageChange()
        if let name = try body.optionalString("displayName") {
            change.name = try DocumentName(name, field: "displayName")
        }
        if body.holds("description") {
            change.description = try ProjectStorageManagement.description(
                try body.optionalString("description") ?? ""
            )
        }
        if let parent = try body.optionalString("parentFolderId") {
            guard let id = StorageItemID(uuid: parent) else {
                throw call.names.invalid("There is no such folder.", field: "parentFolderId")
            }
            change.parentID = id
        }
        return change
    }
}
