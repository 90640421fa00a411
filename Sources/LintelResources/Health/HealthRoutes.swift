import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import NIOCore

/// `GET /{service}/health_check` of every Evo API: open to everybody, and told by one look into the database.
struct HealthRoutes: Sendable {
    private let feed: any ChangeFeed

    /// The first part of the services' paths.
    private static let services = ["workspace", "folder", "file", "geoscience-object", "blockmodel"]

    init(_ stores: Stores) {
        self.feed = stores.changes
    }

    func add<Context: RequestContext>(to router: some RouterMethods<Context>) {
        for service in Self.services {
            router.get("/\(service)/health_check") { request, _ in await self.answer(request) }
        }
    }

    private func answer(_ request: Request) async -> Response {
        let query = try? CallQuery(request)
        let isFull = (try? query?.flag("full")) == true
        let isWell = (try? await self.feed.versions()) != nil
        let status: HTTPResponse.Status = isWell ? .ok : .serviceUnavailable
        let word = isWell ? "pass" : "fail"
        guard isFull else {
            return Response(
                status: status,
                headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: word)),
            )
        }
        return CallAnswer.json(status) { json in
            json.object { json in
                json.member("status", word)
                json.member("version", "1")
                json.key("dependencies")
                json.object { $0.member("database", word) }
            }
        }
    }
}
