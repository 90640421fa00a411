import Testing

/// Whatever is done in whatever order: a code yields at most one set of tokens, a revoked family none, no token names
/// what was not granted, and every change is in the audit log.
@Suite struct GrantPropertyTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func holdsForAnyHistory(_ seed: UInt64) async throws {
        try await ProtocolScene.run { scene, client in
            var machine = GrantMachine(scene, client, seed: seed)
            try await machine.run(steps: 160)
        }
    }
}
