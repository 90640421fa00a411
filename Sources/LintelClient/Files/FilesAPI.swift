public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The files of a workspace; needs the scope `evo.file`.
    public func files(of organisation: OrganisationID, in workspace: Workspace.ID) -> FilesAPI {
        FilesAPI(caller: self.caller, organisation: organisation, workspace: workspace)
    }
}

/// The files of a workspace.
public struct FilesAPI: Sendable {
    let caller: APICaller
    let organisation: OrganisationID
    let workspace: Workspace.ID

    private var path: String {
        "/file/v2/orgs/\(self.organisation.rawValue.pathPart)/workspaces/\(self.workspace.rawValue.pathPart)/files"
    }

    private func path(of id: WorkspaceFile.ID) -> String { "\(self.path)/\(id.rawValue.pathPart)" }

    private func path(at place: String) -> String { "\(self.path)/path/\(place.pathTail)" }

    private struct List: Decodable {
        var files: [WorkspaceFile]
        var total: Int
    }

    /// The files.
    ///
    /// - Parameters:
    ///   - name: A part of the name; nil for all.
    ///   - deleted: Those of the recycle bin instead.
    public func list(name: String? = nil, deleted: Bool = false) -> Listing<WorkspaceFile> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [
                    ("limit", "1000"), ("offset", place ?? "0"), ("file_name", name),
                    ("deleted", deleted ? "true" : nil),
                ],
                operation: "files.list"
            )
            let list = try await self.caller.answer(call, as: List.self)
            return Page(list.files, of: list.total, at: place)
        }
    }

    /// One file, in its newest version or another.
    public func file(_ id: WorkspaceFile.ID, version: String? = nil) async throws -> WorkspaceFile {
        try await self.caller.answer(
            self.caller.call(.GET, self.path(of: id), query: [("version_id", version)], operation: "files.get")
        )
    }

    /// The file at a path, such as `surveys/2026/holes.csv`.
    public func file(at place: String, version: String? = nil) async throws -> WorkspaceFile {
        try await self.caller.answer(
            self.caller.call(.GET, self.path(at: place), query: [("version_id", version)], operation: "files.get")
        )
    }

    /// Sends a file of this machine: a new file of the workspace, or a new version of the one that is there.
    ///
    /// Large files go in blocks, some at once, and a block that did not arrive is sent again. The version counts once all
    /// bytes are there.
    ///
    /// - Parameters:
    ///   - local: The path of the file of this machine.
    ///   - place: Where it goes, such as `surveys/2026/holes.csv`.
    ///   - progress: Told as bytes leave, from any task.
    public func upload(
        _ local: String,
        to place: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws -> UploadedFile {
        let begun = try await self.caller.answer(
            self.caller.call(.PUT, self.path(at: place), operation: "files.upload"),
            as: UploadedFile.self
        )
        let blob = BlobUpload(runner: self.caller.runner) {
            let call = self.caller.call(
                .PUT,
                self.path(of: begun.id),
                query: [("version_id", begun.versionID)],
                operation: "files.resume"
            )
            return try await self.caller.answer(call, as: UploadedFile.self).upload
        }
        try await blob.send(local, to: begun.upload, progress: progress)
        return begun
    }

    /// Fetches a file to this machine.
    ///
    /// The bytes go into a file beside the target, whose name ends in `.part`, and are moved there when they are whole. What
    /// an earlier attempt has left there is not fetched again.
    ///
    /// - Parameters:
    ///   - file: As ``file(_:version:)`` or ``list(name:deleted:)`` gave it.
    ///   - local: The path of the file of this machine; one that is there is replaced.
    ///   - progress: Told as bytes arrive, from any task.
    public func download(
        _ file: WorkspaceFile,
        to local: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws {
        let fetch = FileDownload(runner: self.caller.runner, tag: file.etag, size: file.size) {
            let known = try await self.file(file.id, version: file.versionID)
            guard let address = known.download else {
                throw ClientError(.answerInvalid, "The file has no address to fetch it from.")
            }
            return .signed(address, operation: "files.download")
        }
        try await fetch.receive(at: local, progress: progress)
    }

    /// Puts a file with all of its versions into the recycle bin.
    public func delete(_ id: WorkspaceFile.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "files.delete"))
    }

    /// Takes a file out of the recycle bin.
    ///
    /// - Returns: The file, when its place was taken and it got another name.
    @discardableResult
    public func restore(_ id: WorkspaceFile.ID) async throws -> WorkspaceFile? {
        var call = self.caller.call(
            .PUT,
            self.path(of: id),
            query: [("deleted", "false")],
            operation: "files.restore"
        )
        call.expected = [303]
        let answer = try await self.caller.runner.answer(call)
        return answer.status == 303 ? try WireJSON.decode(WorkspaceFile.self, from: answer) : nil
    }
}
