@testable import LintelServer

extension SamplePages {
    static func apps(_ text: String) -> [any Page] {
        self.appDetails(text)
    }
}
