import LintelCodec
import LintelPlatform
import LintelTokens
import Testing

struct PropertyConditionTests {
    private typealias Condition = PropertyCondition<DocumentProperty>
    private static let id = "08eed0f8-49dd-456b-8702-b95b23f7497b"

    @Test func findsPropertiesInAnyCaseAndByFurtherNames() throws {
        let expected = Condition.compare(.parent, .equal, .id(Self.id))
        for name in ["ParentGuid", "parentguid", "DocumentParent-forward-Project.$id"] {
            #expect(try Condition(parsing: "\(name) eq '\(Self.id.uppercased())'") == expected)
        }
    }

    @Test func readsValuesAsThePropertyHoldsThem() throws {
        #expect(try Condition(parsing: "IsLatest eq 'TRUE'") == .compare(.isLatest, .equal, .flag(true)))
        #expect(try Condition(parsing: "IsLatest ne 0") == .compare(.isLatest, .notEqual, .flag(false)))
        #expect(try Condition(parsing: "FileSize ge '12'") == .compare(.fileSize, .notLess, .number(12)))
        #expect(
            try Condition(parsing: "UpdateTime lt 1970-01-02")
                == .compare(.updateTime, .less, .time(UnixTime(seconds: 86_400)))
        )
        #expect(try Condition(parsing: "Name eq 'CAFE\u{301}'") == .compare(.name, .equal, .text("caf\u{E9}")))
        #expect(try Condition(parsing: "ParentGuid eq 'nowhere'") == .never)
        #expect(try Condition(parsing: "ParentGuid ne 'nowhere'") == .always)
        #expect(try Condition(parsing: "Name eq null") == .never)
        #expect(
            try PropertyCondition<DocumentFolderProperty>(parsing: "ParentGuid eq null")
                == .absent(.parent, holds: true)
        )
    }

    @Test func movesNegationsDownToTheProperties() throws {
        let condition = try Condition(parsing: "not (FileSize gt 1 and not startswith(Name,'a') or IsLatest eq true)")
        #expect(
            condition
                == .all([
                    .any([.compare(.fileSize, .notGreater, .number(1)), .fits(.name, ["a", ""], holds: true)]),
                    .compare(.isLatest, .notEqual, .flag(true)),
                ])
        )
    }

    @Test(arguments: [
        ("Nme eq 'a'", "at byte 1"), ("Name eq 'a' and Size eq 1", "at byte 17"), ("FileSize eq 'many'", "at byte 13"),
        ("FileSize eq true", "at byte 13"), ("ParentGuid gt '08eed0f8-49dd-456b-8702-b95b23f7497b'", "at byte 15"),
        ("IsLatest gt true", "at byte 13"), ("UpdateTime gt 'soon'", "at byte 15"),
        ("startswith(FileSize,'1')", "at byte 12"),
        ("Name gt null", "at byte 9"), ("Name like '%%%%%%%%%%%%'", "at byte 1"), ("Name eq", "at byte 8"),
        ("UpdateTime eq 2026-13-45T00:00:00Z", "at byte 15"), ("Name eq 5", "at byte 9"),
    ])
    func saysWhereAFilterIsWrong(_ filter: String, _ place: String) {
        let error = #expect(throws: PlatformError.self) { try Condition(parsing: filter) }
        #expect(error?.code == .queryInvalid)
        #expect(error?.field == "$filter")
        #expect(error?.message.contains("(\(place) of the filter)") == true, "\(error?.message ?? "")")
    }

    @Test func findsTheFolderThatAFilterIsAbout() throws {
        #expect(try Condition(parsing: "ParentGuid eq '\(Self.id)'").required(.parent) == Self.id)
        #expect(try Condition(parsing: "Name eq 'a' and ParentGuid eq '\(Self.id)'").required(.parent) == Self.id)
        #expect(try Condition(parsing: "Name eq 'a' or ParentGuid eq '\(Self.id)'").required(.parent) == nil)
        #expect(try Condition(parsing: "not (ParentGuid eq '\(Self.id)')").required(.parent) == nil)
        #expect(try Condition(parsing: "Name eq 'a' or IsLatest eq false").asks(about: .isLatest))
    }
}
