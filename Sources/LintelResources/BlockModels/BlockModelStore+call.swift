import LintelPlatform

extension BlockModelStore {
    /// The model that a call is about.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func model(of call: EvoCall) async throws -> BlockModel {
        let model = try await self.model(call.id("model"), in: call.workspace().id, isDeleted: false)
        guard let model else { throw PlatformError.blockModelUnknown }
        return model
    }
}
