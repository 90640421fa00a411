import Hummingbird
import Testing

@testable import LintelServer

@Suite struct MethodTableTests {
    private let table: MethodTable

    init() {
        let router = Router(context: LintelContext.self)
        router.get("/apps") { _, _ in "" }
        router.post("/apps/new") { _, _ in "" }
        router.get("/apps/:id") { _, _ in "" }
        router.post("/apps/:id/owners") { _, _ in "" }
        router.get("/apps/:id/owners") { _, _ in "" }
        router.put("/files/path/**") { _, _ in "" }
        self.table = MethodTable()
        self.table.learn(router)
    }

    @Test(arguments: [
        ("/apps", "GET, OPTIONS"), ("/apps/new", "OPTIONS, POST"), ("/apps/service-1", "GET, OPTIONS"),
        ("/apps/service-1/owners", "GET, OPTIONS, POST"), ("/files/path/a", "OPTIONS, PUT"),
        ("/files/path//a/b/c", "OPTIONS, PUT"),
    ]) func knowsTheMethodsOfAPath(_ path: String, _ methods: String) {
        #expect(self.table.methods(for: path) == methods)
    }

    @Test(arguments: ["/", "/app", "/apps/a/b", "/apps/a/owners/c", "/files/path", "/files/a/b", ""])
    func knowsNoOtherPath(_ path: String) {
        #expect(self.table.methods(for: path) == nil)
    }
}
