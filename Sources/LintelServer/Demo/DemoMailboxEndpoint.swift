package import Hummingbird
import LintelPlatform

/// The mails of a demo, at `/mailbox`.
///
/// Anybody who reaches the server reads them: they are there only for a server that listens on loopback.
package struct DemoMailboxEndpoint: Sendable {
    let mailbox: DemoMailbox
    let issuerHost: String
    let renderer: PageRenderer

    package func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOwnName(request)
        return self.renderer.response(DemoMailboxPage(try await self.mailbox.newest()))
    }

    package func mail(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOwnName(request)
        guard let name = context.parameters.get("name"), let entry = try await self.mailbox.mail(name) else {
            throw PageRefusal.notFound("There is no such mail.")
        }
        return self.renderer.response(DemoMailPage(entry.mail))
    }

    /// A foreign page whose host name leads to this machine (DNS rebinding) reads no mails.
    private func requireOwnName(_ request: Request) throws {
        guard let authority = request.head.authority else { throw PageRefusal.notFound() }
        let host = ListenAddress(authority)?.host ?? HostName.parse(authority)
        guard let host, HostName.isLoopback(host) || host == self.issuerHost else { throw PageRefusal.notFound() }
    }
}

/// The routes that only a demo has.
struct DemoRoutes {
    private let mailbox: DemoMailboxEndpoint?

    init(_ build: EndpointBuilder) {
        self.mailbox = build.parts.demoMailbox.map { mailbox in
            DemoMailboxEndpoint(
                mailbox: mailbox,
                issuerHost: build.parts.settings.issuer.host,
                renderer: build.parts.renderer,
            )
        }
    }

    func add(to router: Router<LintelContext>) {
        guard let mailbox = self.mailbox else { return }
        router.get("/mailbox", use: mailbox.list)
        router.get("/mailbox/:name", use: mailbox.mail)
    }
}
