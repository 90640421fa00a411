@testable import LintelServer

extension SamplePages {
    static func access(_ text: String) -> [any Page] {
        []
    }
}
