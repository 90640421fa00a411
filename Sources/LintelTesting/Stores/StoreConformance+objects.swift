import LintelPlatform
import LintelTokens

extension Sample {
    /// A body of a new object, or of one that has an id.
    static func body(
        _ name: String = "points",
        id: String? = nil,
        schema: String = "pointset",
        data: [String] = [],
        extent: (Int, Int, Int, Int)? = nil,
    ) throws -> ObjectBody {
        let uuid = id.map { "\"\($0)\"" } ?? "null"
        let references = data.map { "{\"data\":\"\($0)\"}" }.joined(separator: ",")
        let place = extent.map { west, south, east, north in
            """
            ,"coordinate_reference_system":{"epsg_code":4326},\
            "bounding_box":{"min_x":\(west),"min_y":\(south),"max_x":\(east),"max_y":\(north)}
            """
        }
        let text = """
            {"schema":"/objects/\(schema)/1.0.0/\(schema).schema.json","uuid":\(uuid),"name":"\(name)",\
            "n":1.0,"references":[\(references)]\(place ?? "")}
            """
        return try ObjectBody(parsing: Array(text.utf8))
    }

    static func draft(_ body: ObjectBody, in workspace: WorkspaceID, at now: UnixTime = Self.now) -> ObjectDraft {
        ObjectDraft(workspaceID: workspace, body: body, subject: Self.account(1).subject, at: now)
    }

    /// The id of object `number`.
    static func object(_ number: Int) -> ObjectID { ObjectID("00000000-0000-4000-8000-00000000000\(number)") }
}

extension Stores {
    /// Object `number` at a path.
    @discardableResult
    func addObject(
        _ number: Int,
        _ path: String,
        _ body: ObjectBody? = nil,
        in workspace: WorkspaceID,
        at now: UnixTime = Sample.now,
    ) async throws -> ObjectContent {
        let draft = try Sample.draft(body ?? Sample.body(), in: workspace, at: now)
        let writing = try await self.objects.create(Sample.object(number), at: EvoPath(stored: path), draft)
        guard case .written(let content) = writing else { throw ConformanceFailure("the object was not written") }
        return content
    }

    /// Data whose bytes are blob `number`.
    func addData(_ number: UInt8, in workspace: WorkspaceID) async throws -> ObjectData {
        let key = try ObjectDataKey(Sample.blob(number).digest.hex)
        let data = try await self.objects.data(
            for: [key],
            newIDs: [ObjectDataID("data-\(number)")],
            in: workspace,
            by: Sample.account(1).subject,
            at: Sample.now,
        )
        let piece = try requireValue(data.first)
        if piece.blob == nil {
            try await self.send(number, for: .objectData, target: piece.id.rawValue, in: workspace)
        }
        return ObjectData(id: piece.id, key: key, blob: Sample.blob(number))
    }
}

extension StoreConformance {
    static let objects: [ConformanceCase<Stores>] = [
        ConformanceCase("objects: an object comes back whole, in its own workspace") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let data = try await stores.addData(1, in: workspace)
            let body = try Sample.body(data: [data.key.text], extent: (1, 2, 3, 4))
            let written = try await stores.addObject(1, "a/p.json", body, in: workspace)
            let version = VersionID(after: nil, at: Sample.now)
            let expected = ObjectContent(
                object: GeoscienceObject(
                    id: Sample.object(1),
                    workspaceID: workspace,
                    path: EvoPath(stored: "a/p.json"),
                    createdAt: Sample.now,
                    createdBy: Sample.author,
                    deletion: nil,
                    version: ObjectVersion(
                        id: version,
                        schema: ObjectSchema(stored: "/objects/pointset/1.0.0/pointset.schema.json"),
                        createdAt: Sample.now,
                        createdBy: Sample.author,
                        stage: nil,
                        extent: GeographicExtent(west: 1, south: 2, east: 3, north: 4),
                    ),
                ),
                text: body.text(for: Sample.object(1)),
                data: [data],
            )
            try requireEqual(written, expected)
            let path = EvoPath(stored: "a/p.json")
            for number in [nil, version] {
                try requireEqual(
                    try await stores.objects.object(at: path, in: workspace, version: number),
                    expected,
                )
                try requireEqual(
                    try await stores.objects.object(Sample.object(1), in: workspace, version: number, isDeleted: false),
                    expected,
                )
            }
            try requireEqual(try await stores.objects.object(at: path, in: other, version: nil), nil)
            try requireEqual(
                try await stores.objects.object(Sample.object(1), in: other, version: nil, isDeleted: false),
                nil,
            )
            try requireEqual(
                try await stores.objects.object(at: path, in: workspace, version: VersionID(1)),
                nil,
            )
            let current = try await stores.objects.currentVersions(
                of: [Sample.object(1), Sample.object(2)],
                in: workspace,
            )
            try requireEqual(current, [Sample.object(1): version])
            try requireEqual(
                try await stores.objects.currentVersions(of: [Sample.object(1)], in: other),
                [:],
            )
        },
        ConformanceCase("objects: a path belongs to one object, of many that take it at once too") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let writings = try await simultaneously(8) { number in
                try await stores.objects.create(
                    Sample.object(number),
                    at: EvoPath(stored: "p"),
                    Sample.draft(try Sample.body(), in: workspace),
                )
            }
            var made: [ObjectID] = []
            var others: Set<ObjectID> = []
            for writing in writings {
                switch writing {
                case .written(let content): made.append(content.object.id)
                case .pathTaken(let other): others.insert(other)
                default: throw ConformanceFailure("an object was refused for another reason")
                }
            }
            try requireEqual(made.count, 1)
            try requireEqual(others, Set(made))
            try await stores.addObject(9, "p", in: other)
        },
        ConformanceCase("objects: versions are added, moved and expected") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let first = try await stores.addObject(1, "p", in: workspace)
            try await stores.addObject(2, "taken", in: workspace)
            let id = Sample.object(1)
            func add(
                _ name: String,
                path: String? = nil,
                expecting: VersionID? = nil,
                in place: WorkspaceID? = nil,
            ) async throws -> ObjectWriting {
                try await stores.objects.addVersion(
                    to: id,
                    movingTo: path.map(EvoPath.init(stored:)),
                    expecting: expecting,
                    Sample.draft(try Sample.body(name, id: id.rawValue), in: place ?? workspace, at: Sample.now + 1),
                )
            }
            guard case .written(let second) = try await add("second", expecting: first.object.version.id) else {
                throw ConformanceFailure("the second version was not written")
            }
            try require(second.object.version.id > first.object.version.id && second.object.path.text == "p")
            try requireEqual(try await add("third", expecting: first.object.version.id), .modified)
            try requireEqual(try await add("third", path: "taken"), .pathTaken(by: Sample.object(2)))
            try requireEqual(try await add("third", in: other), .unknown)
            guard case .written(let third) = try await add("third", path: "b/q") else {
                throw ConformanceFailure("the third version was not written")
            }
            try requireEqual(third.object.path.text, "b/q")
            try requireEqual(
                try await stores.objects.object(at: EvoPath(stored: "p"), in: workspace, version: nil),
                nil,
            )
            let ids = [third, second, first].map(\.object.version.id)
            let versions = try await stores.objects.versions(of: id, in: workspace, among: nil, before: nil, limit: 10)
            try requireEqual(versions.map(\.id), ids)
            let rest = try await stores.objects.versions(
                of: id,
                in: workspace,
                among: nil,
                before: versions[0].id,
                limit: 10,
            )
            try requireEqual(rest, Array(versions.dropFirst()))
            let named = try await stores.objects.versions(
                of: id,
                in: workspace,
                among: [ids[2], ids[0]],
                before: nil,
                limit: 10
            )
            try requireEqual(named.map(\.id), [ids[0], ids[2]])
            try requireEqual(
                try await stores.objects.versions(of: id, in: other, among: nil, before: nil, limit: 10),
                []
            )
            let earlier = try await stores.objects.object(id, in: workspace, version: ids[2], isDeleted: false)
            try requireEqual(earlier?.text, first.text)
        },
        ConformanceCase("objects: data has to be there, in the own workspace") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let data = try await stores.addData(1, in: workspace)
            let absent = try ObjectDataKey(Sample.blob(2).digest.hex)
            let body = try Sample.body(data: [data.key.text, absent.text])
            let writing = try await stores.objects.create(
                Sample.object(1),
                at: EvoPath(stored: "p"),
                Sample.draft(body, in: workspace),
            )
            try requireEqual(writing, .dataMissing([absent]))
            // Named, but its bytes have not come.
            let named = try await stores.objects.data(
                for: [absent, data.key],
                newIDs: [ObjectDataID("two"), ObjectDataID("three")],
                in: workspace,
                by: Sample.account(1).subject,
                at: Sample.now,
            )
            try requireEqual(named.map(\.id), [ObjectDataID("two"), data.id])
            try requireEqual(named.map(\.blob), [nil, Sample.blob(1)])
            let again = try await stores.objects.create(
                Sample.object(1),
                at: EvoPath(stored: "p"),
                Sample.draft(body, in: workspace),
            )
            try requireEqual(again, .dataMissing([absent]))
            let foreign = try await stores.objects.create(
                Sample.object(1),
                at: EvoPath(stored: "p"),
                Sample.draft(try Sample.body(data: [data.key.text]), in: other),
            )
            try requireEqual(foreign, .dataMissing([data.key]))
        },
        ConformanceCase("objects: what was deleted can be had back, under another name if need be") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let content = try await stores.addObject(1, "a/p.json", in: workspace)
            let subject = Sample.account(1).subject
            let id = Sample.object(1)
            let foreign = try await stores.objects.deleteObject(id, in: other, by: subject, at: Sample.now + 9)
            try requireEqual(foreign, false)
            let deleted = try await stores.objects.deleteObject(id, in: workspace, by: subject, at: Sample.now + 9)
            try requireEqual(deleted, true)
            let again = try await stores.objects.deleteObject(id, in: workspace, by: subject, at: Sample.now + 9)
            try requireEqual(again, false)
            try requireEqual(try await stores.objects.object(id, in: workspace, version: nil, isDeleted: false), nil)
            let bin = try await stores.objects.object(id, in: workspace, version: nil, isDeleted: true)
            try requireEqual(bin?.object.deletion, Deletion(at: Sample.now + 9, by: Sample.author))
            try requireEqual(try await stores.objects.currentVersions(of: [id], in: workspace), [:])
            let update = try await stores.objects.addVersion(
                to: id,
                movingTo: nil,
                expecting: nil,
                Sample.draft(try Sample.body(id: id.rawValue), in: workspace),
            )
            try requireEqual(update, .unknown)
            let plain = try requireValue(try await stores.objects.restoreObject(id, in: workspace))
            try require(!plain.isRenamed && plain.item == content)
            _ = try await stores.objects.deleteObject(id, in: workspace, by: subject, at: Sample.now + 9)
            try await stores.addObject(2, "a/p.json", in: workspace)
            let renamed = try requireValue(try await stores.objects.restoreObject(id, in: workspace))
            try require(renamed.isRenamed && renamed.item.object.path.text == "a/p (2).json")
            let nothing = try await stores.objects.restoreObject(id, in: other)
            try require(nothing == nil)
        },
        ConformanceCase("objects: of many that restore one object one does, and a new one at its path loses nothing") {
            stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let id = Sample.object(1)
            try await stores.addObject(1, "a/p.json", in: workspace)
            _ = try await stores.objects.deleteObject(id, in: workspace, by: Sample.account(1).subject, at: Sample.now)
            let restored = try await simultaneously(10) { number in
                guard number > 0 else {
                    let draft = Sample.draft(try Sample.body(), in: workspace)
                    _ = try await stores.objects.create(Sample.object(2), at: EvoPath(stored: "a/p.json"), draft)
                    return false
                }
                let restoration = try requireValue(try await stores.objects.restoreObject(id, in: workspace))
                try requireEqual(restoration.item.object.deletion, nil)
                return restoration.formerPath != nil
            }
            try requireEqual(restored.count(where: \.self), 1)
        },
        ConformanceCase("objects: of two that move to one path, the second is told of the first") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            for number in 1...8 { try await stores.addObject(number, "from/\(number)", in: workspace) }
            let path = EvoPath(stored: "to")
            let outcomes = try await simultaneously(8) { number in
                let id = Sample.object(number + 1)
                let draft = Sample.draft(try Sample.body(id: id.rawValue), in: workspace)
                return try await stores.objects.addVersion(to: id, movingTo: path, expecting: nil, draft)
            }
            let winner = try requireValue(try await stores.objects.head(at: path, in: workspace, version: nil))
            try requireEqual(outcomes.count { $0 == .pathTaken(by: winner.id) }, 7)
        },
    ]
}
