import LintelTokens
import Testing

@testable import LintelPlatform

struct ProjectDetailsTests {
    private func changed(_ edit: (inout ProjectChange) -> Void) throws -> ProjectDetails {
        var change = ProjectChange()
        edit(&change)
        return try ProjectDetails(name: "Bridge").changed(by: change)
    }

    @Test func takesEveryDetail() throws {
        let details = try self.changed {
            $0.number = "A-1"
            $0.subClass = .asset
            $0.status = .trial
            $0.timeZone = "America/Argentina/Buenos_Aires"
            $0.position = ProjectDetails.Position(latitude: -90, longitude: 180)
        }
        #expect(details.subClass.itsClass == .thing)
        #expect(details.status == .trial)
        #expect(details.position?.longitude == 180)
    }

    @Test func takesADetailAway() throws {
        var first = ProjectChange()
        first.number = "A-1"
        var second = ProjectChange()
        second.number = .some(nil)
        let details = try ProjectDetails(name: "Bridge").changed(by: first).changed(by: second)
        #expect(details.number == nil)
    }

    @Test(arguments: ["", " ", "a\r\nBcc: x", "\u{202E}evil", String(repeating: "n", count: 256)])
    func refusesNames_K17(_ name: String) {
        #expect(throws: PlatformError.self) { try ProjectDetails(name: name) }
    }

    @Test(arguments: ["Europe/Hel sinki", "../../etc", "<b>", "Europe\u{0}"])
    func refusesTimeZones(_ zone: String) {
        let error = #expect(throws: PlatformError.self) { try self.changed { $0.timeZone = zone } }
        #expect(error?.field == "ianaTimeZone")
    }

    @Test func knowsNoPlaceOffTheGlobe() {
        #expect(ProjectDetails.Position(latitude: 90.1, longitude: 0) == nil)
        #expect(ProjectDetails.Position(latitude: .nan, longitude: 0) == nil)
        #expect(ProjectDetails.Position(latitude: 0, longitude: -.infinity) == nil)
    }

    @Test func hasNoParentAtTheTop() throws {
        let details = try self.changed { $0.parentID = ProjectID("organisation") }
        #expect(details.rooted(in: OrganisationID("organisation")).parentID == nil)
        #expect(details.rooted(in: OrganisationID("other")).parentID == ProjectID("organisation"))
    }
}
