/// The refresh token on the wire: `lintel_rt_` and `family id . generation . MAC`, so that secret scanners find it.
package struct RefreshTokenHandle: Sendable, Hashable {
    package static let prefix = "lintel_rt_"

    package var familyID: [UInt8]
    package var generation: Int64

    package init(familyID: [UInt8], generation: Int64) {
        self.familyID = familyID
        self.generation = generation
    }

    /// Opens a token; nil when it was not made here.
    package init?(_ token: String, codec: HandleCodec) {
        guard token.hasPrefix(Self.prefix),
            let opened = codec.openWithGeneration(.refreshToken, token.dropFirst(Self.prefix.count))
        else { return nil }
        self.familyID = opened.id
        self.generation = opened.generation
    }

    /// The token for this family and generation; the same input always gives the same token.
    package func token(codec: HandleCodec) -> String {
        Self.prefix + codec.handle(.refreshToken, id: self.familyID, generation: self.generation)
    }
}
