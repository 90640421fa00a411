@testable import LintelServer

extension SamplePages {
    static func account(_ text: String) -> [any Page] {
        []
    }
}
