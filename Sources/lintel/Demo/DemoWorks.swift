import LintelPlatform

/// The works of the demo's bridge: what is to be done, for how many days, and behind what.
struct DemoWorks {
    let name: String
    let works: [Work]

    struct Work {
        let key: String
        let name: String
        /// Days of eight hours; a moment has none.
        let days: Int64
        var after: [Link] = []
        var isLate = false
    }

    struct Link: ExpressibleByStringLiteral {
        let key: String
        var type = TaskLink.LinkType.finishToStart
        /// The lag in days of eight hours.
        var days: Int64 = 0

        init(stringLiteral key: String) { self.key = key }

        init(_ key: String, _ type: TaskLink.LinkType = .finishToStart, days: Int64) {
            self.key = key
            self.type = type
            self.days = days
        }
    }

    /// In an order in which each work stands behind those that it waits for.
    static let phases: [DemoWorks] = [
        DemoWorks(
            name: "Preparation",
            works: [
                Work(key: "permit", name: "Building permit", days: 0),
                Work(key: "survey", name: "Survey of the site", days: 5, after: ["permit"]),
                Work(key: "fence", name: "Fence and site road", days: 6, after: ["permit"]),
                Work(key: "diversion", name: "Diversion of the water main", days: 10, after: ["survey"]),
                Work(key: "drawings", name: "Drawings for construction", days: 20, after: ["survey"]),
            ],
        ),
        DemoWorks(
            name: "Foundations",
            works: [
                Work(key: "pit-west", name: "Pit of the western abutment", days: 8, after: ["fence", "diversion"]),
                Work(key: "piles-west", name: "Piles of the western abutment", days: 7, after: ["pit-west"]),
                Work(key: "pit-east", name: "Pit of the eastern abutment", days: 8, after: ["pit-west"]),
                Work(
                    key: "piles-east",
                    name: "Piles of the eastern abutment",
                    days: 7,
                    after: ["pit-east", "piles-west"]
                ),
                Work(key: "cofferdam", name: "Cofferdam of the pier", days: 9, after: ["fence"], isLate: true),
                Work(key: "pier-base", name: "Base of the pier", days: 8, after: ["cofferdam", "drawings"]),
            ],
        ),
        DemoWorks(
            name: "Abutments and pier",
            works: [
                Work(
                    key: "abutment-west",
                    name: "Western abutment",
                    days: 14,
                    after: ["piles-west", "drawings"],
                    isLate: true,
                ),
                Work(key: "abutment-east", name: "Eastern abutment", days: 14, after: ["piles-east", "abutment-west"]),
                Work(key: "pier", name: "Pier", days: 12, after: [Link("pier-base", days: 3)]),
                Work(key: "bearings", name: "Bearings", days: 4, after: ["abutment-east", "pier"]),
            ],
        ),
        DemoWorks(
            name: "Superstructure",
            works: [
                Work(key: "order", name: "Order of the girders", days: 5, after: ["drawings"]),
                Work(key: "girders", name: "Making of the girders", days: 45, after: ["order"]),
                Work(key: "lifting", name: "Lifting of the girders", days: 3, after: ["girders", "bearings"]),
                Work(key: "formwork", name: "Formwork of the deck", days: 8, after: ["lifting"]),
                Work(
                    key: "reinforcement",
                    name: "Reinforcement of the deck",
                    days: 9,
                    after: [Link("formwork", .startToStart, days: 3), Link("formwork", .finishToFinish, days: 2)],
                ),
                Work(key: "concrete", name: "Concrete of the deck", days: 2, after: ["reinforcement"]),
            ],
        ),
        DemoWorks(
            name: "Finishing",
            works: [
                Work(key: "sealing", name: "Sealing", days: 4, after: [Link("concrete", days: 14)]),
                Work(key: "asphalt", name: "Asphalt", days: 3, after: ["sealing"]),
                Work(key: "rails", name: "Railings", days: 6, after: ["sealing"]),
                Work(key: "load-test", name: "Load test", days: 1, after: ["asphalt", "rails"]),
                Work(key: "opening", name: "Opening", days: 0, after: ["load-test"]),
            ],
        ),
    ]
}
