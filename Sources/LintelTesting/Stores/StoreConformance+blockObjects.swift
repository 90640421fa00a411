import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let blockObjects: [ConformanceCase<Stores>] = [
        ConformanceCase("block models: a geoscience object comes, changes and goes with one") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let path = try EvoPath("models/Model 1.json")
            try await stores.addBlockModel(in: workspace, objectAt: path)
            let (models, objects) = (stores.blockModels, stores.objects)
            let (id, object) = (Sample.blockModelID(1), ObjectID("object-1"))
            let made = try requireValue(try await models.model(id, in: workspace, isDeleted: false))
            try requireEqual(made.objectID, object)
            let first = try requireValue(try await objects.head(at: path, in: workspace, version: nil))
            try requireEqual(first.id, object)
            try requireEqual(try await models.currentVersion(of: id)?.objectVersion, first.version.id)
            // Another one of this name is put beside it.
            _ = try await models.deleteModel(id, in: workspace, by: Sample.account(1).subject, at: Sample.now)
            try requireEqual(try await objects.head(at: path, in: workspace, version: nil), nil)
            try await stores.addBlockModel(2, in: workspace, objectAt: path)
            let restored = try requireValue(try await models.restoreModel(id, in: workspace))
            try requireEqual(restored.model.objectID, object)
            let back = try await objects.head(of: object, in: workspace, version: nil, isDeleted: false)
            try require(back != nil && back?.path != path)
            try await stores.addBlockModel(3, in: workspace, objectAt: path)
            try requireEqual(
                try await objects.head(of: ObjectID("object-3"), in: workspace, version: nil, isDeleted: false) == nil,
                false,
            )
            try await stores.blockJobs.add(Sample.blockJob("a", .update, .queued, version: 2), limit: 9)
            let job = try await stores.takeBlockJob("a")
            try requireEqual(try await stores.commit(Sample.blockVersion(2), of: job, in: workspace), .done)
            let second = try requireValue(try await models.currentVersion(of: id)?.objectVersion)
            try require(second > first.version.id)
            let content = try await objects.object(object, in: workspace, version: second, isDeleted: false)
            try require(content?.text.contains("version-1-2") == true)
            // What somebody has deleted stays so, and the model goes on without it.
            _ = try await objects.deleteObject(object, in: workspace, by: Sample.account(1).subject, at: Sample.now)
            try await stores.blockJobs.add(Sample.blockJob("b", .update, .queued, version: 3), limit: 9)
            let last = try await stores.takeBlockJob("b")
            try requireEqual(try await stores.commit(Sample.blockVersion(3), of: last, in: workspace), .done)
            let current = try requireValue(try await models.currentVersion(of: id))
            try requireEqual(current.number, 3)
            try requireEqual(current.objectVersion, nil)
        }
    ]
}
