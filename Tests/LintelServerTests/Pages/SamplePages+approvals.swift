@testable import LintelServer

extension SamplePages {
    static func approvals(_ text: String) -> [any Page] {
        []
    }
}
