import Testing

@testable import LintelPlatform

struct ProjectPermissionsTests {
    @Test func namesEveryPermissionOnce() {
        #expect(Set(ProjectPermission.all).count == ProjectPermission.all.count)
        let ids = ProjectPermissionGroup.all.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func standsParentsBeforeWhatIsUnderThem() {
        for (index, group) in ProjectPermissionGroup.all.enumerated() {
            guard let parent = group.parent else { continue }
            #expect(ProjectPermissionGroup.all[..<index].contains { $0.id == parent })
        }
    }

    @Test func includesReadingInWriting() {
        let permissions = ProjectPermissions([.writeSchedule])
        #expect(permissions.values == [.readSchedule, .writeSchedule])
    }

    @Test func dropsWhatDependsOnAMissingGroup() {
        #expect(ProjectPermissions([.writeActuals]).values.isEmpty)
        #expect(ProjectPermissions([.writeActuals, .readSchedule]).contains(.writeActuals))
        #expect(!ProjectPermissions([.writeActuals, .readSchedule]).contains(.writeSchedule))
    }

    @Test func tellsTheLevelOfAGroup() throws {
        let schedule = try #require(ProjectPermissionGroup.all.first { $0.id == "schedule" })
        #expect(ProjectPermissions.none.level(of: schedule) == .none)
        #expect(ProjectPermissions([.readSchedule]).level(of: schedule) == .read)
        #expect(ProjectPermissions([.writeSchedule]).level(of: schedule) == .write)
        for group in ProjectPermissionGroup.all where group.parent == nil {
            for level in group.levels {
                #expect(ProjectPermissions(group.permissions(at: level)).level(of: group) == level)
            }
        }
    }

    @Test func takesNamesBackThatItHasGiven() throws {
        let permissions = ProjectPermissions([.writeResourceStatus, .readSchedule, .inviteMember])
        #expect(try ProjectPermissions(names: permissions.values.map(\.rawValue)) == permissions)
    }

    @Test func refusesNamesThatThereAreNot_K13() {
        let unknown = #expect(throws: PlatformError.self) {
            try ProjectPermissions(names: ["schedule_read", "administration_everything"])
        }
        #expect(unknown?.field == "permissions[1]")
        let dependent = #expect(throws: PlatformError.self) { try ProjectPermissions(names: ["schedule_costs_read"]) }
        #expect(dependent?.message.contains("schedule_read") == true)
    }
}
