import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let blockModels: [ConformanceCase<Stores>] = [
        ConformanceCase("block models: one is made, changed, deleted and restored") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let id = Sample.blockModelID(1)
            let made = Sample.blockModel(1, in: workspace)
            let store = stores.blockModels
            try requireEqual(try await store.model(id, in: workspace, isDeleted: false), made)
            try requireEqual(try await store.model(id, in: workspace, isDeleted: true), nil)
            try requireEqual(try await store.model(id, in: other, isDeleted: false), nil)
            let later = Sample.now + 5
            let subject = Sample.account(1).subject
            let details = BlockModelDetails(
                storedName: "Another name",
                description: "told",
                coordinateSystem: nil,
                sizeUnit: nil,
                fillsSubblocks: true,
            )
            let unknown = try await store.update(id, in: other, by: subject, at: later) { _ in details }
            try requireEqual(unknown, nil)
            let changed = try await store.update(id, in: workspace, by: subject, at: later) { _ in details }
            try requireEqual(changed?.details, details)
            try requireEqual(changed?.modifiedAt, later)
            let refused = try await requireError(PlatformError.self) {
                _ = try await store.update(id, in: workspace, by: subject, at: later + 1) { _ in
                    throw PlatformError(.blockModelInvalid, "no")
                }
            }
            try requireEqual(refused.code, .blockModelInvalid)
            try requireEqual(try await store.model(id, in: workspace, isDeleted: false), changed)
            try requireEqual(try await store.deleteModel(id, in: other, by: subject, at: later), false)
            try requireEqual(try await store.deleteModel(id, in: workspace, by: subject, at: later), true)
            try requireEqual(try await store.deleteModel(id, in: workspace, by: subject, at: later), false)
            try requireEqual(try await store.model(id, in: workspace, isDeleted: false), nil)
            let deleted = try await store.model(id, in: workspace, isDeleted: true)
            try requireEqual(deleted?.deletion, Deletion(at: later, by: Sample.author))
            try requireEqual(try await store.restoreModel(id, in: other)?.model, nil)
            for wasDeleted in [true, false] {
                let restored = try requireValue(try await store.restoreModel(id, in: workspace))
                try requireEqual(restored.model, changed)
                try requireEqual(restored.wasDeleted, wasDeleted)
            }
            let taken = try await requireError(PlatformError.self) {
                var second = Sample.blockModel(2, in: workspace)
                second.details = details
                let job = Sample.blockJob("made", .create, .complete, of: 2)
                try await store.create(second, Sample.blockVersion(1, of: 2), job, at: nil, limit: 9)
            }
            try requireEqual(taken.code, .nameTaken)
            try await stores.addBlockModel(2, in: workspace)
            let renamed = try await requireError(PlatformError.self) {
                _ = try await store.update(Sample.blockModelID(2), in: workspace, by: subject, at: later) { _ in details
                }
            }
            try requireEqual(renamed.code, .nameTaken)
            let full = try await requireError(PlatformError.self) {
                try await store.create(
                    Sample.blockModel(3, in: workspace),
                    Sample.blockVersion(1, of: 3),
                    Sample.blockJob("made", .create, .complete, of: 3),
                    at: nil,
                    limit: 1,
                )
            }
            try requireEqual(full.code, .listFull)
        },
        ConformanceCase("block models: lists come last updated first, or as they are asked for") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            for number in 1...3 {
                try await stores.addBlockModel(number, in: workspace, at: Sample.now + Int64(number % 3))
            }
            try await stores.addBlockModel(4, in: other, at: Sample.now + 9)
            func ids(_ change: (inout BlockModelQuery) -> Void) async throws -> [String] {
                var query = BlockModelQuery()
                change(&query)
                let page = try await stores.blockModels.models(in: workspace, matching: query)
                try requireEqual(page.total, query.isDeleted ? 0 : 3)
                return page.items.map(\.id.rawValue)
            }
            try requireEqual(try await ids { _ in }, ["model-2", "model-1", "model-3"])
            try requireEqual(try await ids { $0.order = [ListOrder(.createdAt)] }, ["model-3", "model-1", "model-2"])
            try requireEqual(
                try await ids { $0.order = [ListOrder(.name, isDescending: true)] },
                ["model-3", "model-2", "model-1"],
            )
            try requireEqual(try await ids { $0.window = BlockListWindow(offset: 1, limit: 1) }, ["model-1"])
            try requireEqual(try await ids { $0.window = BlockListWindow(offset: 9, limit: 1) }, [])
            try requireEqual(try await ids { $0.isDeleted = true }, [])
            let all = try await stores.blockModels.models(
                in: Sample.organisation,
                readableBy: Sample.account(1).subject,
                matching: BlockModelQuery(),
            )
            try requireEqual(all.items.map(\.id.rawValue), ["model-4", "model-2", "model-1", "model-3"])
            let none = try await stores.blockModels.models(
                in: Sample.organisation,
                readableBy: Subject("nobody"),
                matching: BlockModelQuery(),
            )
            try requireEqual(none.items, [])
        },
        ConformanceCase("block models: a report's revision grows with its definition") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let store = stores.blockReports
            for number in [2, 1] { try await store.add(Sample.blockReport(number), limit: 2) }
            let full = try await requireError(PlatformError.self) {
                try await store.add(Sample.blockReport(3), limit: 2)
            }
            try requireEqual(full.code, .listFull)
            let (id, model) = (BlockReportID("report-1"), Sample.blockModelID(1))
            let page = try await store.reports(of: model, window: BlockListWindow())
            try requireEqual(page.items, [Sample.blockReport(1), Sample.blockReport(2)])
            try requireEqual(page.total, 2)
            var content = Sample.blockReport(1).content
            content.name = "Another name"
            try requireEqual(try await store.update(id, of: model, to: content)?.revision, 0)
            content.definition = #"{"a":1}"#
            try requireEqual(try await store.update(id, of: model, to: content)?.revision, 1)
            try requireEqual(try await store.report(id, of: model)?.content, content)
            try requireEqual(try await store.update(id, of: Sample.blockModelID(2), to: content), nil)
            try requireEqual(try await store.report(id, of: Sample.blockModelID(2)), nil)
        },
        ConformanceCase("block models: versions stay as they were committed") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModels(to: workspace)
            let store = stores.blockModels
            let id = Sample.blockModelID(1)
            let second = Sample.blockVersion(2, blob: Sample.blob(31))
            let page = try await store.versions(of: id, window: BlockListWindow())
            try requireEqual(page.items, [second, Sample.blockVersion(1)])
            try requireEqual(page.total, 2)
            let rest = try await store.versions(of: id, window: BlockListWindow(offset: 1, limit: 5))
            try requireEqual(rest.items, [Sample.blockVersion(1)])
            try requireEqual(try await store.versions(of: id, from: 2, to: 9), [second])
            try requireEqual(try await store.currentVersion(of: id), second)
            try requireEqual(try await store.version(Sample.blockVersionID(1), of: id), Sample.blockVersion(1))
            try requireEqual(try await store.version(Sample.blockVersionID(1), of: Sample.blockModelID(2)), nil)
        },
    ]
}
