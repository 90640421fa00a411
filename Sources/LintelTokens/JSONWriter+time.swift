package import LintelCodec

extension JSONWriter {
    /// Writes a time as ``UnixTime/timestamp`` has it.
    package mutating func time(_ time: UnixTime) { self.plainString(time.appendTimestamp) }

    /// Writes a member whose value is a time.
    package mutating func member(_ name: StaticString, _ time: UnixTime) {
        self.key(name)
        self.time(time)
    }
}
