import LintelPlatform

/// Codes, refresh families, consent and denials in the database.
///
/// What is used once is used up by one conditional statement; its row lock makes everybody else come second.
struct SQLGrantStore: GrantStore {
    let engine: any SQLEngine
}
