package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform

extension OperatorsEndpoint {
    /// `GET /operation/keys`.
    package func keys(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        return self.parts.renderer.response(
            KeysPage(
                Self.frame(visitor),
                keys: try await self.parts.keeper.states(at: visitor.now),
                done: try self.door.query(request)["done"],
            )
        )
    }

    /// `POST /operation/keys/rotation`: makes successors, unless those of the last time do not sign yet.
    package func rotate(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.form(request, context)
        let states = try await self.parts.keeper.states(at: visitor.now)
        guard !states.contains(where: { $0.phase == "published" }) else {
            throw PageRefusal(.conflict, .conflict, "A new key is published already and does not sign yet.")
        }
        let keys = try await self.parts.keeper.rotate(at: visitor.now)
        self.desk.noteRotation(to: keys, by: visitor.actor, at: visitor.now)
        try await self.parts.reloadKeys()
        return ApprovalsEndpoint.redirect(.operators(.keys), done: "rotated")
    }
}
