import LintelPlatform
import Testing

@Suite struct BackOffTests {
    private let backOff = BackOff(threshold: 5, firstSeconds: 15, maximumSeconds: 900)

    @Test(arguments: [(Int64(0), Int64?.none), (4, nil), (5, 15), (6, 30), (10, 480), (11, 900), (1_000_000, 900)])
    func doublesUpToTheMaximum(failures: Int64, seconds: Int64?) {
        #expect(self.backOff.seconds(after: failures) == seconds)
    }

    @Test func doesNotOverflow() {
        #expect(self.backOff.seconds(after: .max) == 900)
    }
}
