import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension SignInEndpoint {
    func emailPage(_ interaction: Interaction, error: String?) async throws -> Response {
        let frame = try await self.dialogue.frame(interaction)
        let page = SignInEmailPage(
            app: frame.app,
            email: interaction.email ?? frame.hint ?? "",
            error: error,
            csrf: frame.csrf,
            transaction: frame.transaction,
            redirectURI: frame.redirectURI,
            canSignUp: self.canSignUp,
        )
        return self.renderer.response(page, status: error == nil ? .ok : .unprocessableContent)
    }

    func passwordPage(_ interaction: Interaction, error: String?) async throws -> Response {
        guard let email = interaction.email else { throw PageRefusal.formExpired }
        let frame = try await self.dialogue.frame(interaction)
        let page = SignInPasswordPage(
            app: frame.app,
            email: email,
            error: error,
            csrf: frame.csrf,
            transaction: frame.transaction,
            redirectURI: frame.redirectURI,
        )
        return self.renderer.response(page, status: error == nil ? .ok : .forbidden)
    }
}
