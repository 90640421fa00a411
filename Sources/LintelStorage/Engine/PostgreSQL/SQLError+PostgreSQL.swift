import CPostgres

extension SQLError {
    /// The error of a statement's result.
    init(result: OpaquePointer?) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, CInt(ascii)) else { return nil }
            return String(cString: text)
        }
        // "C" is the SQLSTATE, "M" the primary message: neither repeats values, as the detail ("D") would.
        self.init(sqlState: field("C") ?? "", message: field("M") ?? "no answer")
    }

    /// A connection that cannot be made or that broke; libpq's words without its line breaks.
    init(brokenConnection connection: OpaquePointer?) {
        let message: String = String(cString: PQerrorMessage(connection))
        let lines = message.split(whereSeparator: \.isNewline).map { String($0.drop(while: \.isWhitespace)) }
        self.init(.unreachable, lines.isEmpty ? "the database cannot be reached" : lines.joined(separator: "; "))
    }

    /// Sorts SQLSTATEs (PostgreSQL manual, appendix A) into ours.
    init(sqlState: String, message: String) {
        let told = "\(message) (SQLSTATE \(sqlState))"
        switch (sqlState.prefix(2), sqlState) {
        case (_, "23505"): self.init(.uniqueViolation, message)
        case (_, "23503"), (_, "23001"): self.init(.foreignKeyViolation, message)
        // Serialisation failure, deadlock.
        case (_, "40001"), (_, "40P01"): self.init(.conflict, told)
        // No lock within the time, no answer within the time.
        case (_, "55P03"), (_, "57014"): self.init(.busy, told)
        case (_, "53100"): self.init(.diskFull, told)
        case (_, "25006"): self.init(.readOnly, told)
        case (_, "42501"), ("28", _): self.init(.accessDenied, told)
        // Other lack of resources: connections, memory.
        case ("53", _): self.init(.busy, told)
        // The server stops, has crashed, or starts; the connection failed.
        case (_, "57P01"), (_, "57P02"), (_, "57P03"), ("08", _), (_, ""): self.init(.unreachable, told)
        case ("XX", _): self.init(.corrupt, told)
        default: self.init(.other, told)
        }
    }
}
