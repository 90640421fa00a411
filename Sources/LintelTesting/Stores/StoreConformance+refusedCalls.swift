import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let refusedCalls: [ConformanceCase<Stores>] = [
        ConformanceCase("refused calls: come back whole; the first of one id stays") { stores in
            try await stores.refusedCalls.add([])
            try await stores.refusedCalls.add([Sample.refusedCall(1), Sample.refusedCall(2)])
            var again = Sample.refusedCall(1)
            again.action = "another"
            try await stores.refusedCalls.add([again])
            try requireEqual(try await stores.refusedCalls.call("call-1"), Sample.refusedCall(1))
            try requireEqual(try await stores.refusedCalls.call("call-2"), Sample.refusedCall(2))
            try requireEqual(try await stores.refusedCalls.call("call-3"), nil)
        },
        ConformanceCase("refused calls: go after a week") { stores in
            try await stores.refusedCalls.add([Sample.refusedCall(1)])
            let end = Sample.now + RefusedCall.keptSeconds
            try requireEqual(try await stores.maintenance.removeExpired(at: end - 1, limit: 10), 0)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 1)
            try requireEqual(try await stores.refusedCalls.call("call-1"), nil)
        },
    ]
}
