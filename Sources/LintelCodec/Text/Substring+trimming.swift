extension Substring {
    /// The text without optional white space around it (`OWS`, RFC 9110 §5.6.3).
    package var trimmedSpaces: Substring {
        var text = self.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
