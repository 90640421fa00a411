import LintelPlatform
import LintelTokens
import Testing

@Suite struct SignInPlaceTests {
    private static let now = UnixTime(seconds: 1_800_000_000)

    private static func place(_ userAgent: String?, _ address: [UInt8]) -> SignInPlace {
        SignInPlace(userAgent: userAgent, address: address)
    }

    @Test func aBrowserIsTheSameAfterAnUpdateAndInItsNetwork() {
        let place = Self.place("Firefox/140.0 (Mac OS X 10_15)", [192, 0, 2, 1])
        #expect(place == Self.place("Firefox/141.2 (Mac OS X 11_2)", [192, 0, 2, 200]))
        #expect(place != Self.place("Firefox/140.0 (Mac OS X 10_15)", [192, 0, 3, 1]))
        #expect(place != Self.place("Chrome/140.0 (Mac OS X 10_15)", [192, 0, 2, 1]))
        #expect(place != Self.place(nil, [192, 0, 2, 1]))
    }

    @Test func aNetworkOfIPv6HasTheFirst48Bits() {
        func address(_ network: UInt8, _ rest: UInt8) -> [UInt8] {
            [0x20, 0x01, 0x0D, 0xB8, 0, network] + [UInt8](repeating: rest, count: 10)
        }
        #expect(Self.place("a", address(1, 1)) == Self.place("a", address(1, 9)))
        #expect(Self.place("a", address(1, 1)) != Self.place("a", address(2, 1)))
        // The network never runs into the name.
        #expect(Self.place("a", [98, 99, 100, 1]) != Self.place("ab", [99, 100, 101, 1]))
    }

    private static let histories: [(age: Int64?, knowsOthers: Bool, isNews: Bool)] = [
        (nil, false, false), (nil, true, true), (0, true, false), (7_776_000, true, false), (7_776_001, true, true),
        (7_776_001, false, true),
    ]

    @Test(arguments: Self.histories)
    func tellsOfWhatIsNewAndOfWhatWasNotSeenForLong(age: Int64?, knowsOthers: Bool, isNews: Bool) {
        let history = SignInPlace.History(lastSeenAt: age.map { Self.now - $0 }, knowsOthers: knowsOthers)
        #expect(history.isNews(at: Self.now) == isNews)
    }
}
