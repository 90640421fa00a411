import LintelPlatform
import Testing

@Suite struct UserAgentTests {
    private static let devices: [(text: String, device: String)] = [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Chrome on Windows"
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Edge on Windows"
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
            "Safari on macOS"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
            "Chrome on iPhone"
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet on Android"
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) KHTML/6.0", "Another browser on Linux"),
        ("curl/8.5.0", "curl"), ("python-requests/2.32", "Another browser"),
    ]

    @Test(arguments: Self.devices)
    func namesBrowserAndSystem(text: String, device: String) {
        #expect(UserAgent.device(text) == device)
    }

    @Test func namesNothingAnotherBrowser() {
        #expect(UserAgent.device(nil) == "Another browser")
    }

    @Test func keepsNothingInvisibleAndNotTooMuch() {
        #expect(UserAgent.text(nil) == nil)
        #expect(UserAgent.text("") == nil)
        #expect(UserAgent.text(" \u{202E}\u{0}\r\n ") == nil)
        #expect(UserAgent.text("Fire\u{0}fox\u{202E}/1\r\n") == "Firefox/1")
        #expect(UserAgent.text(String(repeating: "a", count: 5_000))?.utf8.count == 300)
        // No character is cut in two.
        #expect(UserAgent.text("a" + String(repeating: "é", count: 200))?.utf8.count == 299)
    }
}
