import NIOHTTP1

/// The values of blocks, which are read and changed by jobs.
extension BlockModelsAPI {
    private struct JobAnswer: Decodable {
        var job: String
        var upload: String?

        private enum CodingKeys: String, CodingKey {
            case job = "job_url"
            case upload = "upload_url"
        }
    }

    /// Asks for the values of blocks.
    ///
    /// - Parameters:
    ///   - query: Which columns of which blocks, as the API's description has it: `columns`, `bbox`, `output_options`
    ///     and so on.
    ///   - id: The model.
    /// - Returns: The address of the job, for ``finish(_:pause:)`` and ``download(_:to:progress:)``.
    public func query(_ query: JSON, of id: BlockModel.ID) async throws -> String {
        let call = self.caller.call(.POST, "\(self.path(of: id))/blocks", operation: "blockmodels.query")
        return try await self.caller.answer(call, sending: query, as: JobAnswer.self).job
    }

    /// Changes columns of a model: sends the file with their values, if one is given, and has the work begin.
    ///
    /// - Parameters:
    ///   - update: Which columns are new, changed or gone, as the API's description has it.
    ///   - id: The model.
    ///   - local: A Parquet file of this machine with the values; nil when the change needs none.
    ///   - progress: Told as bytes leave, from any task.
    /// - Returns: The address of the job, for ``finish(_:pause:)``.
    public func update(
        _ update: JSON,
        of id: BlockModel.ID,
        sending local: String? = nil,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws -> String {
        let call = self.caller.call(.PATCH, "\(self.path(of: id))/blocks", operation: "blockmodels.update")
        let begun = try await self.caller.answer(call, sending: update, as: JobAnswer.self)
        guard let local, let address = begun.upload else { return begun.job }
        let job = try self.path(ofJob: begun.job)
        let blob = BlobUpload(runner: self.caller.runner) {
            guard let address = try await self.job(begun.job).payload?["upload_url"]?.text else {
                throw ClientError(.answerInvalid, "The job takes no more bytes.")
            }
            return address
        }
        try await blob.send(local, to: address, progress: progress)
        try await self.caller.perform(
            self.caller.call(.POST, "\(job)/uploaded", operation: "blockmodels.uploaded")
        )
        return begun.job
    }

    /// How far a job is.
    ///
    /// - Parameter address: As the call that began it gave it.
    public func job(_ address: String) async throws -> BlockJob {
        try await self.caller.answer(
            self.caller.call(.GET, try self.path(ofJob: address), operation: "blockmodels.job")
        )
    }

    /// Waits until a job is over; cancel the task to wait no longer.
    ///
    /// - Parameters:
    ///   - address: As the call that began it gave it.
    ///   - pause: Between two looks at it.
    /// - Throws: ``ClientError`` with code ``ClientError/Code/refused`` and the job's own words when it has failed.
    public func finish(_ address: String, pause: Duration = .seconds(1)) async throws -> BlockJob {
        while true {
            let job = try await self.job(address)
            if job.status == .failed {
                throw ClientError(
                    .refused,
                    job.payload?["detail"]?.text.map(ServerRefusal.plain) ?? "The job has failed.",
                    id: job.payload?["type"]?.text.map(ServerRefusal.plain),
                )
            }
            if job.status.isOver { return job }
            try await self.caller.runner.settings.environment.sleep(pause)
        }
    }

    /// Fetches what a query found to this machine, once its job is over.
    public func download(
        _ address: String,
        to local: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws {
        let fetch = FileDownload(runner: self.caller.runner, tag: address, size: nil) {
            guard let place = try await self.job(address).payload?["download_url"]?.text else {
                throw ClientError(.answerInvalid, "The job has nothing to fetch.")
            }
            return .signed(place, operation: "blockmodels.download")
        }
        try await fetch.receive(at: local, progress: progress)
    }

    /// The path of a job: its address is the server's word, and a token goes only to where all calls go.
    private func path(ofJob address: String) throws -> String {
        guard let job = WebAddress(address), let base = WebAddress(self.caller.base), job.origin == base.origin,
            let path = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).last
        else { throw ClientError(.addressRefused, "The job is at another address than the API.") }
        return "/\(path)"
    }
}
