import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of the geoscience object API.
struct ObjectRoutes: Sendable {
    private let actions: ObjectActions
    private let objects: ObjectEndpoint

    init(_ settings: EvoSettings, management: ObjectManagement, stores: Stores, blobs: BlobLinks) {
        self.actions = ObjectActions(settings)
        self.objects = ObjectEndpoint(
            objects: stores.objects,
            management: management,
            users: stores.workspaces,
            links: EvoLinks(hub: settings.hub.url),
            blobs: blobs,
        )
    }

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let organisation = "/geoscience-object/orgs/:org"
        let workspace = "\(organisation)/workspaces/:workspace"
        let all = "\(workspace)/objects"
        api.on(.get, "\(organisation)/objects", self.actions.listAll, self.objects.listOrganisation)
        api.on(.get, "\(organisation)/stages", self.actions.listAll, self.objects.stages)
        api.on(.put, "\(workspace)/data", self.actions.write, self.objects.putData)
        api.on(.get, all, self.actions.read, self.objects.list)
        api.on(.patch, all, self.actions.read, self.objects.currentVersions)
        self.addObjects(to: api, all)
    }

    private func addObjects<Context: GuardedContext>(to api: EvoAPI<Context>, _ all: String) {
        let path = "\(all)/path/**"
        let one = "\(all)/:object"
        api.on(.get, path, self.actions.read, self.objects.getByPath)
        api.on(.post, path, self.actions.write, self.objects.postByPath)
        api.on(.delete, path, self.actions.write, self.objects.deleteByPath)
        api.on(.get, one, self.actions.read, self.objects.getByID)
        api.on(.post, one, self.actions.write, self.objects.postByID)
        api.on(.delete, one, self.actions.write, self.objects.deleteByID)
        api.on(.post, "\(one)/versions", self.actions.read, self.objects.versions)
        api.on(.patch, "\(one)/metadata", self.actions.write, self.objects.patchMetadata)
    }
}
