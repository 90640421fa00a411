package import LintelTokens

/// What a ``ProjectID`` names.
package enum ProjectKind: Sendable {}
/// A project (an iTwin): a lower-case UUID.
package typealias ProjectID = Identifier<ProjectKind>
