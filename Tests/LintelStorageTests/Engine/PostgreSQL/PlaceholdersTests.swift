import Testing

@testable import LintelStorage

struct PlaceholdersTests {
    @Test(arguments: [
        ("SELECT 1", "SELECT 1", 0),
        ("UPDATE a SET b = ? WHERE c = ?", "UPDATE a SET b = $1 WHERE c = $2", 2),
        ("SELECT '?', ? FROM a", "SELECT '?', $1 FROM a", 1),
        ("SELECT 'it''s ?', ?", "SELECT 'it''s ?', $1", 1),
        ("SELECT \"a?b\", ?", "SELECT \"a?b\", $1", 1),
        ("SELECT '\"?', ?", "SELECT '\"?', $1", 1),
        ("VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", 10),
    ])
    func numbersWhatStandsOutsideOfQuotes(sql: String, numbered: String, count: Int) {
        let found = Placeholders.numbered(sql)
        #expect(found.sql == numbered)
        #expect(found.count == count)
    }
}
