import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Files of projects: made in three steps, of which the second goes to a signed address.
struct StorageFileEndpoint: Sendable {
    let management: ProjectStorageManagement
    let address: StorageAddress
    let links: BlobLinks

    /// The first step: a name, and where to send the bytes.
    func create(_ call: ITwinCall) async throws -> Response {
        var body = try await call.body(upTo: StorageBody.maximumBytes)
        let beginning = try await self.management.begin(
            named: try body.string("displayName"),
            description: try body.optionalString("description") ?? "",
            in: try call.id("folder"),
            of: try call.project(),
            by: call.subject,
            at: call.now,
        )
        return self.answer(beginning, call)
    }

    /// The first step of giving a file other bytes.
    func updateContent(_ call: ITwinCall) async throws -> Response {
        let beginning = try await self.management.begin(
            contentOf: try call.id("file"),
            of: try call.project(),
            by: call.subject,
            at: call.now,
        )
        return self.answer(beginning, call)
    }

    /// The last step: the file is there from now on.
    func complete(_ call: ITwinCall) async throws -> Response {
        let id: StorageItemID = try call.id("file")
        return self.answer(try await self.management.complete(id, of: try call.project(), at: call.now))
    }

    func get(_ call: ITwinCall) async throws -> Response {
        self.answer(try await self.file(call))
    }

    /// Leads to a signed address that gives the bytes.
    func download(_ call: ITwinCall) async throws -> Response {
        let file = try await self.file(call)
        guard let content = file.content else { throw PlatformError.storedFileUnknown }
        var response = CallAnswer.empty(.found)
        response.headers[.location] = self.links.download(
            place: .storage(of: file.projectID),
            digest: content.digest,
            name: file.name.text,
            at: call.now,
        )
        return response
    }

    func change(_ call: ITwinCall) async throws -> Response {
        let file = try await self.management.change(
            try call.id("file"),
            .file,
            by: try await StorageBody.change(call),
            of: try call.project(),
            actor: try await call.actor(),
            at: call.now,
        )
        return self.answer(file)
    }

    private func file(_ call: ITwinCall) async throws -> StorageItem {
        let file = try await self.management.items.item(
            try call.id("file"),
            .file,
            in: try call.project().id,
            isDeleted: false,
            at: call.now,
        )
        guard let file else { throw PlatformError.storedFileUnknown }
        return file
    }

    private func answer(_ file: StorageItem) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("file")
                json.object { self.address.write(file, to: &$0) }
            }
        }
    }

    private func answer(_ beginning: ProjectStorageManagement.Beginning, _ call: ITwinCall) -> Response {
        CallAnswer.json(.accepted) { json in
            json.object { json in
                json.key("_links")
                json.object { json in
                    json.link("completeUrl", to: self.address.file(beginning.id) + "/complete")
                    json.link("uploadUrl", to: self.links.upload(for: beginning.upload, at: call.now))
                }
            }
        }
    }
}
