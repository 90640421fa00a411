public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The block models of a workspace; needs the scope `evo.blocksync`.
    public func blockModels(of organisation: OrganisationID, in workspace: Workspace.ID) -> BlockModelsAPI {
        BlockModelsAPI(caller: self.caller, organisation: organisation, workspace: workspace)
    }
}

/// The block models of a workspace.
public struct BlockModelsAPI: Sendable {
    let caller: APICaller
    let organisation: OrganisationID
    let workspace: Workspace.ID

    private var path: String {
        let organisation = self.organisation.rawValue.pathPart
        return "/blockmodel/orgs/\(organisation)/workspaces/\(self.workspace.rawValue.pathPart)/block-models"
    }

    func path(of id: BlockModel.ID) -> String { "\(self.path)/\(id.rawValue.pathPart)" }

    /// The models.
    public func list() -> Listing<BlockModel> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [("offset", place ?? "0")],
                operation: "blockmodels.list"
            )
            return try await self.caller.answer(call, as: EvoList<BlockModel>.self).page(at: place)
        }
    }

    /// One model.
    public func model(_ id: BlockModel.ID) async throws -> BlockModel {
        try await self.caller.answer(self.caller.call(.GET, self.path(of: id), operation: "blockmodels.get"))
    }

    /// Makes a model without columns.
    ///
    /// The model is there at once, and can be used when the job that its answer names is over.
    ///
    /// - Parameter definition: The grid and what is said of it, as the API's description has it: `name`,
    ///   `model_origin`, `block_rotation`, `size_options` and so on.
    public func create(_ definition: JSON) async throws -> BlockModel {
        try await self.caller.answer(
            self.caller.call(.POST, self.path, operation: "blockmodels.create"),
            sending: definition
        )
    }

    /// Puts a model into the recycle bin.
    public func delete(_ id: BlockModel.ID) async throws {
        try await self.caller.perform(self.caller.call(.DELETE, self.path(of: id), operation: "blockmodels.delete"))
    }

    /// The versions of a model, the newest first.
    public func versions(of id: BlockModel.ID) -> Listing<BlockModelVersion> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                "\(self.path(of: id))/versions",
                query: [("offset", place ?? "0")],
                operation: "blockmodels.versions"
            )
            return try await self.caller.answer(call, as: EvoList<BlockModelVersion>.self).page(at: place)
        }
    }
}
