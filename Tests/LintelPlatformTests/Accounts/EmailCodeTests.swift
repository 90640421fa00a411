import Crypto
import LintelPlatform
import Synchronization
import Testing

@Suite struct EmailCodeTests {
    private static let reference = EmailChallenge.Reference(
        .signUp,
        key: EmailKey(stored: "ada@example.org"),
        browser: [1, 2, 3],
    )

    @Test func hasSixDigits() {
        for _ in 0..<200 {
            let text = EmailCode(random: .system).text
            #expect(text.utf8.count == 6 && text.allSatisfy(\.isASCII) && Int(text) != nil)
        }
    }

    @Test func keepsLeadingZeros() {
        #expect(EmailCode(random: RandomSource { [UInt8](repeating: 0, count: $0 - 1) + [7] }).text == "000007")
    }

    /// The last part of the numbers of four bytes does not hold a whole million.
    @Test func drawsAgainWhatWouldFavourSomeCodes() {
        let draws = Draws([[255, 255, 255, 255], [0, 0, 0, 42]])
        #expect(EmailCode(random: RandomSource { _ in draws.next() }).text == "000042")
    }

    @Test(arguments: ["123456", " 123456 ", "123 456", "123-456", "1 2 3 4 5 6"])
    func readsWhatPeopleType(typed: String) throws {
        #expect(try #require(EmailCode(typed: typed)).text == "123456")
    }

    @Test(arguments: ["", "12345", "1234567", "12345a", "１２３４５６", "123456\u{0}", "12345٦", "+12345"])
    func refusesWhatIsNoCode(typed: String) {
        #expect(EmailCode(typed: typed) == nil)
    }

    @Test func refusesLongTextWithoutWork() {
        #expect(EmailCode(typed: String(repeating: " ", count: 100_000) + "123456") == nil)
    }

    @Test func bindsTheCodeToPurposeAddressBrowserAndKey() throws {
        let code = try #require(EmailCode(typed: "123456"))
        let key = SymmetricKey(data: [UInt8](repeating: 1, count: 32))
        var macs = [code.mac(for: Self.reference, key: key)]
        for change in 0..<3 {
            var other = Self.reference
            switch change {
            case 0: other.purpose = .recovery
            case 1: other.key = EmailKey(stored: "eve@example.org")
            default: other.browser = [1, 2, 4]
            }
            macs.append(code.mac(for: other, key: key))
        }
        macs.append(code.mac(for: Self.reference, key: SymmetricKey(data: [UInt8](repeating: 2, count: 32))))
        macs.append(try #require(EmailCode(typed: "123457")).mac(for: Self.reference, key: key))
        #expect(Set(macs).count == 6)
        #expect(macs.allSatisfy { $0.count == 32 })
        #expect(macs[0] == code.mac(for: Self.reference, key: key))
    }

    @Test func showsItselfNowhere() throws {
        let code = try #require(EmailCode(typed: "123456"))
        var dumped = ""
        dump(code, to: &dumped)
        for shown in ["\(code)", String(reflecting: code), dumped] { #expect(!shown.contains("123456")) }
    }
}

/// Gives prepared bytes one after the other.
private final class Draws: Sendable {
    private let left: Mutex<[[UInt8]]>

    init(_ draws: [[UInt8]]) {
        self.left = Mutex(draws)
    }

    func next() -> [UInt8] { self.left.withLock { $0.isEmpty ? [0, 0, 0, 0] : $0.removeFirst() } }
}
