package import LintelPlatform
import LintelTokens

/// The signing keys and what each of them does.
package struct KeysPage: PortalPage {
    package static let template = PageTemplate("operation-keys")

    struct Entry: Encodable, Sendable, Hashable {
        let id: String
        let algorithm: String
        let phase: String
        let isSigning: Bool
        let createdAt: TimeText
        let activatesAt: TimeText
        let removedAt: TimeText?
    }

    package let portal: PortalFrame
    let head = OperationHead("Signing keys", tab: .keys)
    let entries: [Entry]
    /// Whether the successors of the last rotation do not sign yet: then there is nothing to rotate.
    let isRotating: Bool
    let rotation = SiteURL.operators(.rotation)
    let notice: String?

    package let title = "Signing keys · Lintel"

    package init(_ portal: PortalFrame, keys: [(key: SigningKeyRecord, phase: String)], done: String? = nil) {
        self.portal = portal
        self.entries = keys.map { key, phase in
            Entry(
                id: key.id.rawValue,
                algorithm: key.algorithm.rawValue,
                phase: phase,
                isSigning: phase == "signing",
                createdAt: TimeText(key.createdAt),
                activatesAt: TimeText(key.activatesAt),
                removedAt: key.removedAt.map { TimeText($0) },
            )
        }
        self.isRotating = keys.contains { $0.phase == "published" }
        self.notice =
            done == "rotated" ? "New keys are published. They sign as soon as every verifier can have them." : nil
    }
}
