import LintelCodec
import Testing

struct WSGTextTests {
    @Test(arguments: [
        ("pw.example.org:Main Works", "pw.example.org~3AMain~20Works"), ("a~b", "a~7Eb"), ("é", "~C3~A9"),
        ("a_b-c", "a_b-c"),
        ("", ""),
    ])
    func escapesAndReadsBack(_ plain: String, _ escaped: String) {
        #expect(WSGText.escape(plain) == escaped)
        #expect(WSGText.unescape(escaped) == plain)
        #expect(WSGText.unescape(escaped.lowercased())?.lowercased() == plain.lowercased())
    }

    @Test(arguments: ["~", "a~3", "~zz", "~C3", "~FF~FE"])
    func refusesWhatIsNoEscape(_ text: String) {
        #expect(WSGText.unescape(text) == nil)
    }
}
