import Testing

@testable import LintelServer

@Suite struct SizeTextTests {
    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_049, "1.0 kB"), (1_050, "1.1 kB"),
        (9_949, "9.9 kB"), (9_950, "10 kB"), (10_499, "10 kB"), (10_500, "11 kB"), (999_499, "999 kB"),
        (999_500, "1.0 MB"), (1_450_000, "1.5 MB"), (12_345_678_901, "12 GB"), (Int64.max, "9.2 EB"),
    ])
    func roundsToWhatPeopleRead(_ bytes: Int64, _ text: String) {
        #expect(SizeText(bytes).text == text)
    }
}
