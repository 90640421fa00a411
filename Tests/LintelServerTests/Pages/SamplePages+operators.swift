@testable import LintelServer

extension SamplePages {
    static func operators(_ text: String) -> [any Page] {
        []
    }
}
