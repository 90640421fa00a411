import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The picture of an iTwin; it is kept as it came, so the small one is the large one.
struct ITwinImageEndpoint: Sendable {
    let management: ProjectManagement
    let links: BlobLinks

    func get(_ call: ITwinCall) async throws -> Response {
        self.answer(try await self.picture(call), call)
    }

    func put(_ call: ITwinCall) async throws -> Response {
        let bytes = try await call.bytes(upTo: Picture.maximumBytes)
        let picture = try await self.management.setPicture(
            try Picture(bytes, field: "image"),
            of: try call.project(),
            by: try await call.actor(),
            at: call.now,
        )
        return self.answer(picture, call, .created)
    }

    func delete(_ call: ITwinCall) async throws -> Response {
        _ = try await self.picture(call)
        try await self.management.removePicture(of: try call.project(), by: try await call.actor(), at: call.now)
        return CallAnswer.empty(.noContent)
    }

    private func picture(_ call: ITwinCall) async throws -> ProjectPicture {
        guard let picture = try await self.management.projects.picture(of: try call.project().id) else {
            throw ITwinRefusal(.notFound, "iTwinImageNotFound", "The iTwin has no image.", target: "iTwinId")
        }
        return picture
    }

    private func answer(_ picture: ProjectPicture, _ call: ITwinCall, _ status: HTTPResponse.Status = .ok) -> Response {
        let address = self.links.address(of: picture, at: call.now)
        return CallAnswer.json(status) { json in
            json.object { json in
                json.key("image")
                json.object { json in
                    json.member("id", picture.id.rawValue)
                    json.member("smallImageName", picture.name)
                    json.member("smallImageUrl", address)
                    json.member("largeImageName", picture.name)
                    json.member("largeImageUrl", address)
                }
            }
        }
    }
}
