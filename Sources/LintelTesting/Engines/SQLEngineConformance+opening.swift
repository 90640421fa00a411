import LintelStorage

extension SQLEngineConformance {
    static let opening: [ConformanceCase<SQLEngineSite>] = [
        ConformanceCase("an acknowledged write is there after the database has been opened again") { site in
            try await Self.withTable(site) { engine in
                try await engine.write { try Self.insert(1, in: $0) }
            }
            try await site.withEngine { try requireEqual(try await Self.ids($0), [1]) }
        },
        ConformanceCase("another engine's write is seen by the next read and the next write") { site in
            try await Self.withTable(site) { engine in
                try await engine.write { try Self.insert(1, in: $0) }
                try await site.withEngine { other in
                    try await other.write { try Self.insert(2, in: $0) }
                    try requireEqual(try await Self.ids(engine), [1, 2])
                    let count = try await engine.write { try $0.first("SELECT COUNT(*) FROM entry")?.integer(0) }
                    try requireEqual(count, 2)
                }
            }
        },
        ConformanceCase("two engines that write at once lose nothing") { site in
            try await Self.withTable(site) { engine in
                try await site.withEngine { other in
                    _ = try await simultaneously(100) { id in
                        try await (id.isMultiple(of: 2) ? engine : other).write { try Self.insert(id, in: $0) }
                    }
                }
                try requireEqual(try await Self.ids(engine), Array(0..<100))
            }
        },
        ConformanceCase("an engine that was shut down says so") { site in
            let engine = try await site.open()
            try await engine.shutdown()
            let write = try await requireError(SQLError.self) {
                _ = try await engine.write { try $0.query("SELECT 1") }
            }
            try requireEqual(write.code, .closed)
            let read = try await requireError(SQLError.self) {
                _ = try await engine.read { try $0.query("SELECT 1") }
            }
            try requireEqual(read.code, .closed)
        },
        ConformanceCase("shutting down finishes the writes that wait") { site in
            try await Self.withTable(site) { _ in }
            let engine = try await site.open()
            let writes = Task {
                try await simultaneously(50) { id in
                    do {
                        try await engine.write { try Self.insert(id, in: $0) }
                        return true
                    } catch let error as SQLError where error.code == .closed {
                        return false
                    }
                }
            }
            try await engine.shutdown()
            let acknowledged = try await writes.value.count { $0 }
            try await site.withEngine { try requireEqual(try await Self.ids($0).count, acknowledged) }
        },
        ConformanceCase("migrating twice changes nothing the second time") { site in
            try await site.withEngine { engine in
                try requireEqual(try await Migrator.version(of: engine), 0)
                let first = try await Migrator.migrate(engine)
                try requireEqual([first.from, first.to], [0, Migrator.latest])
                let second = try await Migrator.migrate(engine)
                try requireEqual([second.from, second.to], [Migrator.latest, Migrator.latest])
            }
        },
        ConformanceCase("a newer schema is refused") { site in
            try await site.withEngine { engine in
                try await Migrator.migrate(engine)
                _ = try await engine.write {
                    try $0.execute("UPDATE lintel_schema SET version = ?", [.count(Migrator.latest + 1)])
                }
                let error = try await requireError(SQLError.self) { try await Migrator.migrate(engine) }
                try requireEqual(error.code, .schemaNewer)
            }
        },
        ConformanceCase("another program's database is refused and left alone") { site in
            try await Self.withTable(site, migrated: false) { engine in
                let error = try await requireError(SQLError.self) { try await Migrator.migrate(engine) }
                try requireEqual(error.code, .notThisProgram)
                try requireEqual(try await Self.ids(engine), [])
            }
        },
    ]
}
