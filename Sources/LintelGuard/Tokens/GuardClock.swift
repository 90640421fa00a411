public import LintelTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Tells the time; tests hand in a clock that stands still.
public typealias GuardClock = @Sendable () -> UnixTime

/// The time of this machine.
public let systemClock: GuardClock = { UnixTime(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
