/// A picture of a workspace or a project: JPEG or PNG, known by its first bytes.
package struct Picture: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable {
        case jpeg, png

        package var mediaType: String {
            switch self {
            case .jpeg: "image/jpeg"
            case .png: "image/png"
            }
        }
    }

    package let format: Format
    package let bytes: [UInt8]

    /// Bytes of a picture.
    package static let maximumBytes = 10_485_760
    /// Pixels of one side.
    private static let maximumSide = 10_000
    /// Pixels in all.
    private static let maximumPixels = 20_000_000

    /// Checks a picture that somebody has sent: what its bytes say counts, not what it was called.
    ///
    /// - Parameter field: What the caller calls the picture.
    /// - Throws: ``PlatformError`` with code `thumbnailInvalid`.
    package init(_ bytes: [UInt8], field: String) throws(PlatformError) {
        func unfit(_ sentence: String) -> PlatformError { PlatformError(.thumbnailInvalid, sentence, field: field) }
        guard bytes.count <= Self.maximumBytes else {
            throw unfit("A picture has at most \(Self.maximumBytes / 1_048_576) MB.")
        }
        guard let size = PictureSize(of: bytes) else { throw unfit("A picture has to be a JPEG or PNG.") }
        guard (1...Self.maximumSide).contains(size.width), (1...Self.maximumSide).contains(size.height),
            size.width * size.height <= Self.maximumPixels
        else {
            throw unfit("A picture has at most \(Self.maximumSide) pixels on a side, and \(Self.maximumPixels) in all.")
        }
        self.format = size.format
        self.bytes = bytes
    }

    /// Takes a picture as it was stored.
    package init(stored bytes: [UInt8], format: Format) {
        self.format = format
        self.bytes = bytes
    }
}

/// The format and size that the head of a picture tells; nothing is decoded.
struct PictureSize: Sendable, Hashable {
    let format: Picture.Format
    let width: Int
    let height: Int

    /// Nil for anything but a JPEG or PNG.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: Self.pngSignature) {
            self.init(png: bytes)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self.init(jpeg: bytes)
        } else {
            return nil
        }
    }

    /// ISO/IEC 15948 §5.2.
    private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// The first chunk is IHDR, with width and height in four bytes each (ISO/IEC 15948 §11.2.2).
    private init?(png bytes: [UInt8]) {
        guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        self.format = .png
        self.width = Self.number(bytes[16..<20])
        self.height = Self.number(bytes[20..<24])
    }

    /// Goes from segment to segment until a frame header (ITU-T T.81 §B.2.2).
    private init?(jpeg bytes: [UInt8]) {
        var position = 2
        while position + 9 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xFF {
                position += 1
                continue
            }
            if Self.isFrame(marker) {
                self.format = .jpeg
                self.height = Self.number(bytes[position + 5..<position + 7])
                self.width = Self.number(bytes[position + 7..<position + 9])
                return
            }
            let length = Self.number(bytes[position + 2..<position + 4])
            guard length >= 2 else { return nil }
            position += 2 + length
        }
        return nil
    }

    /// SOF0 to SOF15 without DHT, JPG and DAC, which stand between them.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
