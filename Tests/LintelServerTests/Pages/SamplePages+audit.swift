@testable import LintelServer

extension SamplePages {
    static func audit(_ text: String) -> [any Page] {
        []
    }
}
