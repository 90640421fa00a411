import LintelStorage

extension SQLEngineConformance {
    /// A closure's own refusal.
    private struct Refusal: Error {
        var id: Int
    }

    static let transactions: [ConformanceCase<SQLEngineSite>] = [
        ConformanceCase("a closure that throws leaves nothing behind, and the caller gets its error") { site in
            try await Self.withTable(site) { engine in
                let refusal = try await requireError(Refusal.self) {
                    try await engine.write { transaction in
                        try Self.insert(1, in: transaction)
                        throw Refusal(id: 1)
                    }
                }
                try requireEqual(refusal.id, 1)
                try requireEqual(try await Self.ids(engine), [])
            }
        },
        ConformanceCase("of many writes at once, those that throw disturb no other") { site in
            try await Self.withTable(site) { engine in
                let outcomes = try await simultaneously(200) { id in
                    do {
                        try await engine.write { transaction in
                            try Self.insert(id, in: transaction)
                            if id % 3 == 0 { throw Refusal(id: id) }
                        }
                        return true
                    } catch let refusal as Refusal {
                        try requireEqual(refusal.id, id)
                        return false
                    }
                }
                let expected = (0..<200).filter { $0 % 3 != 0 }.map(Int64.init)
                try requireEqual(outcomes.count { $0 }, expected.count)
                try requireEqual(try await Self.ids(engine), expected)
            }
        },
        ConformanceCase("a closure may go on after a statement that broke a constraint of its own choosing") { site in
            try await Self.withTable(site) { engine in
                try await engine.write { transaction in
                    try Self.insert(1, in: transaction)
                    _ = try transaction.execute(
                        "INSERT INTO entry (id, content) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING"
                    )
                    try Self.insert(2, in: transaction)
                }
                try requireEqual(try await Self.ids(engine), [1, 2])
            }
        },
        ConformanceCase("writes follow each other: a counter counts every one") { site in
            try await Self.withTable(site) { engine in
                _ = try await engine.write {
                    try $0.execute("INSERT INTO entry (id, content) VALUES (0, 'counter')")
                }
                let seen = try await simultaneously(100) { _ in
                    try await engine.write { transaction in
                        let row = try transaction.first("UPDATE entry SET id = id + 1 RETURNING id")
                        return try requireValue(row).integer(0)
                    }
                }
                try requireEqual(seen.sorted(), Array(1...100))
            }
        },
        ConformanceCase("a read that starts after a write has returned sees it") { site in
            try await Self.withTable(site) { engine in
                for id in 1...20 {
                    try await engine.write { try Self.insert(id, in: $0) }
                    try requireEqual(try await Self.ids(engine).last, Int64(id))
                }
            }
        },
        ConformanceCase("a read sees one state from its first to its last statement") { site in
            try await Self.withTable(site) { engine in
                let writes = Task {
                    for id in 1...50 { try await engine.write { try Self.insert(id, in: $0) } }
                }
                for _ in 1...50 {
                    let (first, second) = try await engine.read { transaction in
                        let count = "SELECT COUNT(*) FROM entry"
                        return (try transaction.first(count), try transaction.first(count))
                    }
                    try requireEqual(first, second)
                }
                try await writes.value
            }
        },
        ConformanceCase("a write runs to its end when the caller is cancelled") { site in
            try await Self.withTable(site) { engine in
                let write = Task { try await engine.write { try Self.insert(1, in: $0) } }
                write.cancel()
                try await write.value
                try requireEqual(try await Self.ids(engine), [1])
            }
        },
    ]
}
