import LintelTokens
import Testing

@testable import LintelPlatform

struct NumberedIDsTests {
    private static let uuid = "0123abcd-4567-4ef8-9abc-0123456789ef"

    /// The id with another byte in a place.
    private static func id(_ place: Int, _ byte: UInt8) -> ScheduleTaskID {
        var bytes = Array(Self.uuid.utf8)
        bytes[place] = byte
        return ScheduleTaskID(String(decoding: bytes, as: UTF8.self))
    }

    @Test func findsEachByItsNumber() {
        var generator = SplitMix(state: 7)
        let digits = Array("0123456789abcdef")
        let ids = (0..<500).map { number in
            let digit = { () -> Character in digits.randomElement(using: &generator) ?? "0" }
            let uuid = Self.uuid.map { $0 == "-" ? $0 : digit() }
            // Some are no UUIDs.
            return ScheduleTaskID(number.isMultiple(of: 7) ? "task \(number)" : String(uuid))
        }
        let numbers = NumberedIDs(ids)
        for (number, id) in ids.enumerated() { #expect(numbers[id] == Int32(number)) }
        #expect(numbers[ScheduleTaskID(Self.uuid)] == nil)
    }

    /// Of one id nothing but the id itself is taken for it.
    @Test(arguments: 0..<36) func tellsApartWhatDiffersInOneByte(place: Int) {
        let numbers = NumberedIDs([ScheduleTaskID(Self.uuid)])
        #expect(numbers[ScheduleTaskID(Self.uuid)] == 0)
        for byte in UInt8(0)..<128 {
            let other = Self.id(place, byte)
            #expect(numbers[other] == (other.rawValue == Self.uuid ? 0 : nil))
            #expect(NumberedIDs([other])[other] == 0)
            #expect((NumberedIDs([other])[ScheduleTaskID(Self.uuid)] == nil) == (other.rawValue != Self.uuid))
        }
    }
}
