import Crypto
import LintelTokens
import Synchronization

/// The tokens that were verified lately, so that a caller who shows one again costs no second signature check.
///
/// A token never changes, and its signature stays right for as long as its key is published: what is remembered is
/// forgotten when the keys change. Times and revocations are judged at each call all the same. Tokens are known by their
/// SHA-256 alone. Bounded: who is not seen for a while goes first.
final class VerifiedTokens: Sendable {
    private let half: Int
    private let state = Mutex(State())

    private struct State {
        /// What the tokens were verified with.
        var keys = JSONWebKeySet(keys: [])
        // Two halves instead of a list in order of use: a full half becomes the old one, and what is asked for again moves
        // over, so that forgetting costs nothing at each call.
        var recent: [SHA256Digest: AccessTokenClaims] = [:]
        var older: [SHA256Digest: AccessTokenClaims] = [:]
    }

    /// - Parameter limit: How many tokens are remembered at most; below two, none.
    init(limit: Int) {
        self.half = limit / 2
    }

    /// How many tokens are remembered.
    var count: Int {
        self.state.withLock { state in state.recent.count + state.older.count { state.recent[$0.key] == nil } }
    }

    /// The claims of a token that these keys have verified before; otherwise what `verify` finds, which is remembered
    /// unless it throws.
    func claims(
        of token: String,
        keys: JSONWebKeySet,
        verify: () throws(TokenError) -> AccessTokenClaims,
    ) throws(TokenError) -> AccessTokenClaims {
        let digest = SHA256.hash(data: Array(token.utf8))
        if let known = self.find(digest, keys: keys) { return known }
        let claims = try verify()
        self.state.withLock { self.remember(claims, as: digest, keys: keys, in: &$0) }
        return claims
    }

    private func find(_ digest: SHA256Digest, keys: JSONWebKeySet) -> AccessTokenClaims? {
        self.state.withLock { state in
            guard state.keys == keys else { return nil }
            if let claims = state.recent[digest] { return claims }
            guard let claims = state.older[digest] else { return nil }
            self.remember(claims, as: digest, keys: keys, in: &state)
            return claims
        }
    }

    private func remember(
        _ claims: AccessTokenClaims,
        as digest: SHA256Digest,
        keys: JSONWebKeySet,
        in state: inout State,
    ) {
        if state.keys != keys { state = State(keys: keys) }
        guard self.half > 0 else { return }
        if state.recent.count >= self.half {
            state.older = state.recent
            state.recent = [:]
        }
        state.recent[digest] = claims
    }
}
