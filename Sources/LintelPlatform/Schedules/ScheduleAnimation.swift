package import LintelTokens

/// An appearance profile of a schedule: a lower-case UUID.
package typealias AppearanceProfileID = Identifier<AppearanceProfile>

/// How resources look before, while and after a task uses them.
package struct AppearanceProfile: ScheduleItem {
    /// What the task does to the resource.
    package enum Action: String, Sendable, Hashable, CaseIterable {
        case neutral = "Neutral"
        case install = "Install"
        case remove = "Remove"
        case temporary = "Temporary"
        case maintain = "Maintain"
    }

    /// How something looks at one stage.
    package struct Look: Sendable, Hashable {
        package var colour: String?
        package var usesOriginalColour: Bool
        /// Per cent.
        package var transparency: Int64
        package var usesOriginalTransparency: Bool

        package init(
            colour: String? = nil,
            usesOriginalColour: Bool = true,
            transparency: Int64 = 0,
            usesOriginalTransparency: Bool = true,
        ) {
            self.colour = colour
            self.usesOriginalColour = usesOriginalColour
            self.transparency = transparency
            self.usesOriginalTransparency = usesOriginalTransparency
        }

        fileprivate func checked() throws(PlatformError) -> Look {
            var look = self
            look.colour = try ScheduleText.colour(self.colour, field: "color")
            guard (0...100).contains(self.transparency) else {
                throw .schedule("A transparency lies between 0 and 100 per cent.", field: "transparency")
            }
            return look
        }
    }

    package var id: AppearanceProfileID
    package var scheduleID: ScheduleID
    package var name: String
    package var action: Action
    package var start: Look
    package var active: Look
    package var end: Look
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.appearanceProfile

    package init(
        id: AppearanceProfileID,
        scheduleID: ScheduleID,
        name: String,
        action: Action = .neutral,
        start: Look = Look(),
        active: Look = Look(),
        end: Look = Look(),
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.action = action
        self.start = start
        self.active = active
        self.end = end
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<AppearanceProfile> {
        stores.appearanceProfiles
    }

    package func checked() throws(PlatformError) -> AppearanceProfile {
        var profile = self
        profile.name = try ScheduleText.name(self.name, field: "name")
        profile.start = try self.start.checked()
        profile.active = try self.active.checked()
        profile.end = try self.end.checked()
        return profile
    }
}

/// An animation binding of a schedule: a lower-case UUID.
package typealias AnimationBindingID = Identifier<AnimationBinding>

/// An element of a model that a task changes, and how it looks meanwhile.
package struct AnimationBinding: ScheduleItem {
    package var id: AnimationBindingID
    package var scheduleID: ScheduleID
    package var taskID: ScheduleTaskID
    package var resourceID: ScheduleResourceID?
    package var appearanceProfileID: AppearanceProfileID?
    /// The element's id in the iModel, `0x20000000001`.
    package var animatedEntityID: String
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.animationBinding

    package init(
        id: AnimationBindingID,
        scheduleID: ScheduleID,
        taskID: ScheduleTaskID,
        resourceID: ScheduleResourceID? = nil,
        appearanceProfileID: AppearanceProfileID? = nil,
        animatedEntityID: String,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.taskID = taskID
        self.resourceID = resourceID
        self.appearanceProfileID = appearanceProfileID
        self.animatedEntityID = animatedEntityID
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<AnimationBinding> {
        stores.animationBindings
    }

    package func checked() throws(PlatformError) -> AnimationBinding {
        var binding = self
        binding.animatedEntityID = try ScheduleText.name(
            self.animatedEntityID,
            field: "animatedEntityId",
            maximum: 100,
        )
        return binding
    }
}
