/// How long a fetched key set is used and how often the issuer is asked.
public struct KeySetLimits: Sendable, Hashable {
    /// For how long a set is used without asking.
    public var maximumAgeSeconds: Int64
    /// The least time between two fetches once there is a set: after an unknown `kid`, and after a failure.
    public var refetchSeconds: Int64
    /// The least time between two attempts as long as there is no set.
    public var retrySeconds: Int64

    /// Sets the limits; each is at least one second.
    public init(maximumAgeSeconds: Int64 = 600, refetchSeconds: Int64 = 30, retrySeconds: Int64 = 1) {
        self.maximumAgeSeconds = max(1, maximumAgeSeconds)
        self.refetchSeconds = max(1, refetchSeconds)
        self.retrySeconds = max(1, retrySeconds)
    }
}
