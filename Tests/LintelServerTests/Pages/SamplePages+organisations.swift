@testable import LintelServer

extension SamplePages {
    static func organisations(_ text: String) -> [any Page] {
        []
    }
}
