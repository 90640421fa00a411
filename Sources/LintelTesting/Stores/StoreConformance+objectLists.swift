import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func paths(
        _ stores: Stores,
        _ workspace: WorkspaceID,
        _ change: (inout ObjectQuery) throws -> Void = { _ in },
    ) async throws -> [String] {
        var query = ObjectQuery()
        try change(&query)
        return try await stores.objects.objects(in: workspace, matching: query).items.map(\.path.text)
    }

    static let objectLists: [ConformanceCase<Stores>] = [
        ConformanceCase("object lists: every filter, order and part") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let subject = Sample.account(1).subject
            try await stores.addObject(1, "b/Gold", try Sample.body(schema: "grid"), in: workspace)
            try await stores.addObject(2, "a/gold.json", in: workspace, at: Sample.now + 10)
            try await stores.addObject(3, "c", in: workspace, at: Sample.now + 20)
            let all = ["a/gold.json", "b/Gold", "c"]
            try requireEqual(try await Self.paths(stores, workspace), all)
            try requireEqual(try await Self.paths(stores, other), [])
            try requireEqual(try await Self.paths(stores, workspace) { $0.names = ["gold"] }, [all[0]])
            try requireEqual(try await Self.paths(stores, workspace) { $0.names = ["gold", "Go"] }, [all[0], all[1]])
            try requireEqual(try await Self.paths(stores, workspace) { $0.names = ["old"] }, [])
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.schemas = ["/objects/grid/1.0.0/grid.schema.json"] },
                [all[1]],
            )
            try requireEqual(
                try await Self.paths(stores, workspace) { query in
                    query.createdBy = [subject, Subject("x")]
                    query.modifiedBy = [subject]
                },
                all,
            )
            try requireEqual(try await Self.paths(stores, workspace) { $0.createdBy = [] }, [])
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.createdAt = [TimeBound(.after, Sample.now)] },
                [all[0], all[2]],
            )
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.modifiedAt = [TimeBound(.notAfter, Sample.now + 10)] },
                [all[0], all[1]],
            )
            for key in ObjectQuery.SortKey.allCases {
                try requireEqual(try await Self.paths(stores, workspace) { $0.order = [ListOrder(key)] }.count, 3)
            }
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.order = [ListOrder(.modifiedAt, isDescending: true)] },
                ["c", all[0], all[1]],
            )
            var query = ObjectQuery()
            query.window = ListWindow(offset: 2, limit: 1)
            let part = try await stores.objects.objects(in: workspace, matching: query)
            try requireEqual(part.items.map(\.path.text), ["c"])
            try requireEqual(part.total, 3)
            _ = try await stores.objects.deleteObject(Sample.object(3), in: workspace, by: subject, at: Sample.now)
            try requireEqual(try await Self.paths(stores, workspace), Array(all.prefix(2)))
            try requireEqual(
                try await Self.paths(stores, workspace) { query in
                    query.isDeleted = true
                    query.deletedBy = [subject]
                    query.deletedAt = [TimeBound(.equal, Sample.now)]
                },
                ["c"],
            )
        },
        ConformanceCase("object lists: by where objects lie") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addObject(1, "inside", try Sample.body(extent: (1, 1, 2, 2)), in: workspace)
            try await stores.addObject(2, "across", try Sample.body(extent: (2, 2, 9, 9)), in: workspace)
            try await stores.addObject(3, "outside", try Sample.body(extent: (6, 1, 9, 2)), in: workspace)
            try await stores.addObject(4, "nowhere", in: workspace)
            let area = "(0,0),(5,0),(5,5),(0,5),(0,0)"
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.places = [try GeographicCondition(area)] },
                ["across", "inside"],
            )
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.places = [try GeographicCondition("geowithin:\(area)")] },
                ["inside"],
            )
        },
        ConformanceCase("object lists: of an organisation, where somebody has a role") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            try await stores.addAccount(2)
            try await stores.addObject(1, "b", in: workspace)
            try await stores.addObject(2, "a", in: other)
            let query = ObjectQuery()
            let page = try await stores.objects.objects(
                in: Sample.organisation,
                readableBy: Sample.account(1).subject,
                matching: query,
            )
            // One workspace after the other.
            try requireEqual(page.items.map(\.object.path.text), ["b", "a"])
            try requireEqual(page.items.map(\.workspaceName), ["Mine 1", "Mine 2"])
            try requireEqual(page.items.map(\.role), [.owner, .owner])
            for (organisation, number) in [(Sample.organisation, 2), (OrganisationID("other"), 1)] {
                let none = try await stores.objects.objects(
                    in: organisation,
                    readableBy: Sample.account(number).subject,
                    matching: query,
                )
                try requireEqual(none.items, [])
                try requireEqual(none.total, 0)
            }
        },
        ConformanceCase("stages: of an organisation, in their order, for its own versions") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let stages = [Stage(id: StageID("s1"), name: "Draft"), Stage(id: StageID("s2"), name: "Approved")]
            for stage in stages { try await stores.objects.addStage(stage, to: Sample.organisation, limit: 2) }
            try requireEqual(try await stores.objects.stages(of: Sample.organisation), stages)
            try requireEqual(try await stores.objects.stages(of: OrganisationID("other")), [])
            for (name, limit, code) in [("Draft", 9, PlatformError.Code.nameTaken), ("Third", 2, .listFull)] {
                let error = try await requireError(PlatformError.self) {
                    try await stores.objects.addStage(
                        Stage(id: StageID("s3"), name: name),
                        to: Sample.organisation,
                        limit: limit,
                    )
                }
                try requireEqual(error.code, code)
            }
            let version = try await stores.addObject(1, "p", in: workspace).object.version.id
            func set(
                _ stage: StageID?,
                version: VersionID? = nil,
                in place: WorkspaceID,
                of organisation: OrganisationID = Sample.organisation,
            ) async throws -> Bool {
                try await stores.objects.setStage(
                    stage,
                    of: Sample.object(1),
                    version: version,
                    in: place,
                    organisation: organisation,
                )
            }
            func current() async throws -> Stage? {
                let id = Sample.object(1)
                let content = try await stores.objects.object(id, in: workspace, version: nil, isDeleted: false)
                return content?.object.version.stage
            }
            try requireEqual(try await set(StageID("s1"), in: workspace), true)
            try requireEqual(try await current(), stages[0])
            try requireEqual(try await set(StageID("s2"), version: version, in: workspace), true)
            for (stage, owner) in [("s3", Sample.organisation), ("s1", OrganisationID("other"))] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await set(StageID(stage), in: workspace, of: owner)
                }
                try requireEqual(error.field, "stage_id")
            }
            try requireEqual(try await set(StageID("s1"), in: other), false)
            try requireEqual(try await set(StageID("s1"), version: VersionID(1), in: workspace), false)
            try requireEqual(try await current(), stages[1])
            try requireEqual(try await set(nil, in: workspace), true)
            try requireEqual(try await current(), nil)
        },
    ]
}
