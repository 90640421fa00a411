import LintelServer
import NIOCore
import NIOPosix

/// Finds a port for `--listen HOST:0`.
///
/// The issuer, and with it every token, carries the port, so it has to be known before the server is put together.
enum FreePort {
    /// The address with a port that was free a moment ago in place of 0; another address as it is.
    static func resolve(_ address: ListenAddress) async throws -> ListenAddress {
        guard address.port == 0 else { return address }
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        let channel: any Channel
        do {
            channel = try await bootstrap.bind(host: address.host, port: 0).get()
        } catch let error as IOError {
            throw Refusal(error, listeningOn: address)
        }
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return ListenAddress(host: address.host, port: port)
    }
}
