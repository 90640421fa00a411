import LintelOAuth
import LintelTokens
import Testing

@testable import LintelPlatform

@Suite struct UserIDTests {
    @Test func aPersonsIsTheAccounts() {
        let id = "0e1f6a3c-8d2b-4a56-9c7e-112233445566"
        #expect(UserID(Subject(id)).rawValue == id)
        #expect(UserID(Subject(id)).reference == .subject(Subject(id)))
    }

    @Test func aServicesSpellsItsClientID() throws {
        for _ in 0..<200 {
            let client = ClientID.random(for: .service, from: .system)
            let user = UserID(Subject(client.rawValue))
            let bytes = Array(user.rawValue.utf8)
            #expect(UUIDText(user.rawValue)?.rawValue == user.rawValue)
            #expect(bytes[14] == UInt8(ascii: "8") && "89ab".utf8.contains(bytes[19]))
            guard case .services(let prefix) = user.reference else {
                Issue.record("\(client) → \(user)")
                continue
            }
            #expect(client.rawValue.hasPrefix(prefix) && prefix.count == "service-".count + 23)
        }
    }

    @Test func shortClientIDsAreSpeltWhole() {
        for id in ["service-1", "service-z9", "service-0"] {
            #expect(UserID(Subject(id)).reference == .subject(Subject(id)))
        }
        #expect(UserID(Subject("service-1")) != UserID(Subject("service-11")))
    }

    @Test func theCommandLineIsNobody() {
        #expect(UserID(Actor.commandLine.subject) == .nobody)
        #expect(UserID.nobody.reference == .subject(Subject(UserID.nobody.rawValue)))
    }

    @Test(arguments: [
        "", "x", "0e1f6a3c8d2b4a569c7e112233445566", "0e1f6a3c-8d2b-4a56-9c7e-11223344556g",
        "{0e1f6a3c-8d2b-4a56-9c7e-112233445566}",
    ])
    func refusesWhatIsNoUUID(_ text: String) {
        #expect(UserID(text) == nil)
    }

    @Test func readsUpperCase() {
        #expect(UserID("0E1F6A3C-8D2B-4A56-9C7E-112233445566")?.rawValue == "0e1f6a3c-8d2b-4a56-9c7e-112233445566")
        // Version 8 with more than 37 to the power of 23 in it: nobody's.
        let none = UserID("ffffffff-ffff-8fff-bfff-ffffffffffff")
        #expect(none?.reference == .subject(Subject("ffffffff-ffff-8fff-bfff-ffffffffffff")))
    }
}
