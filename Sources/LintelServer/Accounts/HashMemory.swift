import CArgon2

/// How the C library gives a hash's memory back.
enum HashMemory {
    /// Blocks of a megabyte and more go back to the system when they are freed; set once for the process.
    ///
    /// A password hash takes 19 MiB for 30 ms. glibc raises its threshold after the first such block and keeps the
    /// next ones: 20 MiB of resident memory for every thread that ever hashed. A threshold that is set stays.
    static func returnLargeBlocks() {
        #if canImport(Glibc)
            mallopt(M_MMAP_THRESHOLD, 1 << 20)
        #endif
    }
}
