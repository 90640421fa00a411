package import Hummingbird
import HummingbirdCore
package import LintelPlatform
package import NIOCore
package import ServiceLifecycle

/// The server: routes, background services, and the application that runs them.
package struct LintelServer: Sendable {
    package let parts: ServerParts
    /// Method and path of every route, parameters as the router writes them.
    package let routes: [(method: String, path: String)]
    private let responder: RouterResponder<LintelContext>

    /// - Parameters:
    ///   - explainer: Tells why the resource APIs let calls in or stop them; nil without such APIs.
    ///   - addRoutes: Adds the resource APIs, which this library knows nothing of.
    package init(
        _ parts: ServerParts,
        explainer: (any AccessExplainer)? = nil,
        addRoutes: (Router<LintelContext>) -> Void = { _ in },
    ) {
        self.parts = parts
        let methods = MethodTable()
        let middleware = EndpointBuilder(parts, explainer: explainer).middleware
        let router = Router(context: LintelContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: UpgradeOffers())
        router.add(middleware: middleware.answers(methods))
        router.add(middleware: middleware.crossOrigin)
        router.add(middleware: BodyPacing())
        Routes(parts, explainer: explainer).add(to: router)
        addRoutes(router)
        methods.learn(router)
        parts.metrics.learn(routes: router.routes.map(\.path.description))
        self.routes = router.routes.map { ($0.method.rawValue, $0.path.description) }
        self.responder = router.buildResponder()
    }

    /// The application; its services start before it listens and stop after the last answer.
    ///
    /// - Parameters:
    ///   - services: Services of the caller, such as ``leasedServices``.
    ///   - listeners: Services that start last and stop first, such as ``encryptedListener(_:on:onListening:)``.
    ///   - onListening: Called with the bound address.
    package func application(
        services: [any Service] = [],
        listeners: [any Service] = [],
        onListening: @escaping @Sendable (any Channel) async -> Void = { _ in },
    ) -> some ApplicationProtocol {
        let listen = self.parts.settings.listen
        return Application(
            responder: self.responder,
            server: .http1(configuration: self.connection),
            configuration: ApplicationConfiguration(address: .hostname(listen.host, port: listen.port)),
            services: services + self.backgroundServices + listeners,
            onServerRunning: onListening,
            logger: self.parts.logger,
        )
    }

    /// The encrypted listener beside the application's own, with the same routes and limits; it stops first.
    ///
    /// - Parameters:
    ///   - certificate: Shown to clients.
    ///   - onListening: Called with the bound address.
    package func encryptedListener(
        _ certificate: ServerCertificate,
        on address: ListenAddress,
        onListening: @escaping @Sendable (any Channel) async -> Void = { _ in },
    ) -> any Service {
        TLSListener(
            Application(
                responder: self.responder,
                server: .tls(certificate, connection: self.connection, handshake: self.deadline),
                configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
                onServerRunning: onListening,
                logger: self.parts.logger,
            ),
            on: address,
        )
    }

    private var deadline: TimeAmount { .seconds(self.parts.settings.limits.requestSeconds) }

    /// The limits of a connection, encrypted or not.
    private var connection: HTTP1Channel.Configuration {
        let deadline = self.deadline
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestDeadlineHandler(limit: deadline)],
            // Keep-alive connections that ask nothing for a minute go.
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 32 * 1024,
                maxHeaderListSize: 64 * 1024,
                maxHeaderFieldCount: 100,
            ),
        )
    }

    /// What one node of all does: they go to ``application(services:onListening:)`` first, and so stop last.
    package var leasedServices: [any Service] {
        let parts = self.parts
        let expired = ExpiredRows(store: parts.stores.maintenance, clock: parts.clock, logger: parts.logger)
        return [
            parts.lease,
            LeasedService("expiry", every: .seconds(60), lease: parts.lease, logger: parts.logger) {
                try await expired.remove(while: { parts.lease.isHeld })
            },
            LeasedService("signing keys", every: .seconds(30), lease: parts.lease, logger: parts.logger) {
                _ = try await parts.keeper.makeDueKeys(at: parts.clock.now())
            },
            LeasedService("secret reminders", every: .seconds(3600), lease: parts.lease, logger: parts.logger) {
                try await parts.secretReminders.sendDue(while: { parts.lease.isHeld })
            },
            parts.blobUpkeep,
            parts.blockJobUpkeep,
            // Woken at once by a mail of this node; those of other nodes are seen within a second.
            LeasedService(
                "mail",
                every: .seconds(1),
                lease: parts.lease,
                logger: parts.logger,
                sleep: { try await parts.mailBell.wait(atMost: $0) },
                work: { try await parts.mailDelivery.deliverDue(while: { parts.lease.isHeld }) },
            ),
        ]
    }

    /// What every node does.
    private var backgroundServices: [any Service] {
        let parts = self.parts
        return parts.blockWorkServices + [
            parts.audit,
            ChangeWatcher(feed: parts.stores.changes, reactions: parts.reactions, logger: parts.logger),
            parts.schemaWatch,
            // A key begins to sign, and a notice that never came is made good.
            PeriodicService("reading anew", every: .seconds(30), logger: parts.logger) {
                for topic: ChangeTopic in [.keys, .denials, .throttles] {
                    for reaction in parts.reactions[topic] ?? [] { try await reaction() }
                }
            },
            PeriodicService("last use of secrets", every: .seconds(5), runsAtEnd: true, logger: parts.logger) {
                try await parts.stores.apps.recordUse(parts.uses.drain())
            },
            PeriodicService("activity of apps", every: .seconds(5), runsAtEnd: true, logger: parts.logger) {
                try await parts.activity.flush(to: parts.stores.activity)
            },
            PeriodicService("refused calls", every: .seconds(1), runsAtEnd: true, logger: parts.logger) {
                try await parts.refusedCalls.flush(to: parts.stores.refusedCalls)
            },
        ]
    }
}
