import LintelCodec
import Testing

struct FilterExpressionTests {
    private static func name(_ text: String, _ offset: Int = 0) -> FilterName { FilterName(text, at: offset) }

    @Test func readsAComparison() throws {
        let filter = try FilterExpression(parsing: "ParentGuid eq '08eed0f8-49dd-456b-8702-b95b23f7497b'")
        let literal = FilterLiteral(.text("08eed0f8-49dd-456b-8702-b95b23f7497b"), at: 14)
        #expect(filter == .comparison(Self.name("ParentGuid"), .equal, literal))
    }

    @Test func readsTheNameOfARelationship() throws {
        let filter = try FilterExpression(parsing: "ProjectParent-forward-Project.$id eq 'x'")
        #expect(
            filter
                == .comparison(
                    Self.name("ProjectParent-forward-Project.$id"),
                    .equal,
                    FilterLiteral(.text("x"), at: 37)
                )
        )
    }

    @Test(arguments: [
        ("a eq 1", FilterLiteral.Value.integer(1)), ("a eq -20", .integer(-20)), ("a eq true", .bool(true)),
        ("a eq FALSE", .bool(false)), ("a eq null", .null), ("a eq 'it''s'", .text("it's")), ("a eq ''", .text("")),
        ("a eq guid'08eed0f8-49dd-456b-8702-b95b23f7497b'", .guid("08eed0f8-49dd-456b-8702-b95b23f7497b")),
        ("a eq a8eed0f8-49dd-456b-8702-b95b23f7497b", .guid("a8eed0f8-49dd-456b-8702-b95b23f7497b")),
        ("a eq 08eed0f8-49dd-456b-8702-b95b23f7497b", .guid("08eed0f8-49dd-456b-8702-b95b23f7497b")),
        ("a eq 2026-01-02T03:04:05Z", .time("2026-01-02T03:04:05Z")),
        ("a eq datetime'2026-01-02'", .time("2026-01-02")),
    ])
    func readsValues(_ text: String, _ expected: FilterLiteral.Value) throws {
        guard case .comparison(_, .equal, let literal) = try FilterExpression(parsing: text) else {
            Issue.record("no comparison")
            return
        }
        #expect(literal.value == expected)
    }

    @Test func bindsNotBeforeAndBeforeOr() throws {
        let filter = try FilterExpression(parsing: "not a eq 1 and b eq 2 or c eq 3")
        guard case .or(let parts) = filter, case .and(let both) = parts[0], case .not = both[0] else {
            Issue.record("\(filter)")
            return
        }
        #expect(parts.count == 2)
        #expect(both.count == 2)
        let grouped = try FilterExpression(parsing: "not (a eq 1 and (b eq 2 or c eq 3))")
        guard case .not(.and(let inner)) = grouped, case .or = inner[1] else {
            Issue.record("\(grouped)")
            return
        }
    }

    @Test func readsFunctionsWithAndWithoutATruthValue() throws {
        let name = Self.name("Name", 11)
        let plain = try FilterExpression(parsing: "startswith(Name,'a')")
        #expect(plain == .function(.startsWith, name, "a"))
        #expect(try FilterExpression(parsing: "StartsWith(Name, 'a') eq true") == plain)
        #expect(try FilterExpression(parsing: "startswith(Name,'a') eq false") == .not(plain))
        #expect(try FilterExpression(parsing: "startswith(Name,'a') ne false") == plain)
        #expect(
            try FilterExpression(parsing: "substringof('a', Name)") == .function(.contains, Self.name("Name", 17), "a")
        )
    }

    @Test func readsListsAndPatterns() throws {
        let list: [FilterLiteral] = [FilterLiteral(.text("a"), at: 8), FilterLiteral(.text("b"), at: 12)]
        #expect(try FilterExpression(parsing: "$id in ['a','b']") == .among(Self.name("$id"), list))
        #expect(try FilterExpression(parsing: "$id in ('a','b')") == .among(Self.name("$id"), list))
        #expect(try FilterExpression(parsing: "Name like '%.cfg'") == .like(Self.name("Name"), "%.cfg"))
    }

    @Test(arguments: [
        ("", FilterError.Code.empty, 0), ("   ", .empty, 3), ("Name", .unexpectedEnd, 4),
        ("Name eq", .unexpectedEnd, 7),
        ("Name eq 'a", .unterminatedText, 8), ("Name is 'a'", .unexpectedWord, 5),
        ("Name eq 'a' 'b'", .unexpectedWord, 12),
        ("(Name eq 'a'", .unexpectedEnd, 12), ("Name eq 'a')", .unexpectedWord, 11),
        ("Name eq 12x", .malformedValue, 8),
        ("Name eq 99999999999999999999", .malformedValue, 8), ("Name eq guid'x'", .malformedValue, 8),
        ("Name = 'a'", .unexpectedCharacter, 5), ("Name eq 'a'; DROP TABLE x", .unexpectedCharacter, 11),
        ("'a' eq Name", .unexpectedWord, 0), ("length(Name) eq 3", .unknownFunction, 0),
        ("Name eq \u{FF}", .unexpectedCharacter, 8),
        ("Name eq 'a\u{0}b'", .unexpectedCharacter, 10), ("Name in []", .unexpectedWord, 9), ("and", .unexpectedEnd, 3),
    ])
    func saysWhereItCannotGoOn(_ text: String, _ code: FilterError.Code, _ offset: Int) {
        #expect(throws: FilterError(code, at: offset)) { try FilterExpression(parsing: text) }
    }

    @Test func isBoundedInLengthAndDepth() throws {
        let long = "Name eq '" + String(repeating: "a", count: FilterExpression.Limits.bytes) + "'"
        #expect(throws: FilterError(.tooLong, at: 2_048)) { try FilterExpression(parsing: long) }
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a eq 1" + String(repeating: ")", count: depth)
        }
        _ = try FilterExpression(parsing: nested(32))
        #expect(throws: FilterError(.tooDeep, at: 33)) { try FilterExpression(parsing: nested(33)) }
        let negated = String(repeating: "not ", count: 400) + "a eq 1"
        #expect(throws: FilterError.self) { try FilterExpression(parsing: negated) }
        let broad = Array(repeating: "a eq 1", count: 180).joined(separator: " or ")
        _ = try FilterExpression(parsing: broad)
    }

    /// Whatever words follow each other, the reader ends with a filter or with a place within the text.
    @Test func endsOnAnyWords() {
        let words = [
            "(", ")", "not", "and", "or", "eq", "ne", "in", "like", "Name", "$id", "'a'", "'", "''", "12", "-", "null",
            "true",
            "startswith(", ",", "[", "]", "guid'", "\u{1F600}", "2026-01-02", ";", "%", "contains(Name,'x')",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...12, using: &generator)
            let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
                .joined(separator: Bool.random(using: &generator) ? " " : "")
            do throws(FilterError) {
                _ = try FilterExpression(parsing: text)
            } catch {
                #expect((0...text.utf8.count).contains(error.offset))
            }
        }
    }
}
