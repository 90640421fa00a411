import LintelStorage
import Testing

struct DatabaseLocationTests {
    @Test(arguments: [
        ("sqlite:./data/lintel.sqlite", "./data/lintel.sqlite"),
        ("sqlite:/var/lib/lintel.sqlite", "/var/lib/lintel.sqlite"),
        ("sqlite:///var/lib/lintel.sqlite", "/var/lib/lintel.sqlite"),
        ("sqlite:with space.sqlite", "with space.sqlite"),
    ])
    func readsFiles(text: String, path: String) throws {
        #expect(try DatabaseLocation(parsing: text) == .sqlite(path: path))
    }

    @Test(arguments: [
        "", "lintel.sqlite", "sqlite:", "sqlite:a\u{0}b", "mysql://localhost/lintel", "postgresql:/localhost",
        "postgres:",
        "postgresql://localhost/lintel?unknown=1", "postgresql://[::1/lintel", "postgresql://a/b\u{0}",
        "POSTGRES://a/b",
    ])
    func refusesWhatIsNoDatabase(text: String) {
        #expect { try DatabaseLocation(parsing: text) } throws: { error in
            (error as? SQLError)?.code == .invalidLocation
        }
    }

    @Test(arguments: [
        (
            "postgres://lintel:s3cret@db.example:5433/lintel?sslmode=verify-full",
            "postgresql://lintel@db.example:5433/lintel"
        ),
        ("postgresql://db.example/lintel?user=u&password=s3cret", "postgresql://u@db.example/lintel"),
        ("postgresql:///lintel?host=/run/postgresql&password=s3cret", "postgresql:///lintel?host=/run/postgresql"),
        ("postgresql://u:s3cret@[::1]/lintel", "postgresql://u@[::1]/lintel"),
        ("postgresql://", "postgresql://"),
    ])
    func neverShowsThePassword(url: String, shown: String) throws {
        let location = try DatabaseLocation(parsing: url)
        #expect(location == .postgreSQL(url: url))
        #expect(location.description == shown)
        #expect(!location.description.contains("s3cret"))
    }
}
