/// A number by what it is worth: 1 and 1.0 are one.
enum SchemaNumber: Sendable, Hashable {
    case integer(Int64)
    /// With a fraction, or beyond 64 bits, where there are no fractions.
    case double(Double)

    init(_ value: Double) {
        if Self.isWithin64Bits(value), Double(Int64(value)) == value {
            self = .integer(Int64(value))
        } else {
            self = .double(value)
        }
    }

    var isInteger: Bool {
        switch self {
        case .integer: true
        case .double(let value): !Self.isWithin64Bits(value)
        }
    }

    /// -2^63 and 2^63 are exact as doubles.
    private static func isWithin64Bits(_ value: Double) -> Bool { value >= -0x1p63 && value < 0x1p63 }

    /// The number as one would write it.
    var text: String {
        switch self {
        case .integer(let value): "\(value)"
        case .double(let value): "\(value)"
        }
    }
}

extension SchemaNumber: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        case (.integer(let left), .double(let right)): self.isLess(left, right)
        case (.double(let left), .integer(let right)): !self.isLess(right, left)
        }
    }

    /// Exact, also where a double cannot hold the integer; the two are never equal.
    private static func isLess(_ integer: Int64, _ double: Double) -> Bool {
        guard self.isWithin64Bits(double) else { return double > 0 }
        let whole = Int64(double)
        // The double has a fraction: its whole part lies below it, or above when it is negative.
        return double < 0 ? integer < whole : integer <= whole
    }
}

extension SchemaNumber {
    /// Whether this is a multiple of the other number, in decimal: 0.3 is one of 0.1.
    func isMultiple(of divisor: SchemaNumber) -> Bool {
        guard let own = Decimal(self), let other = Decimal(divisor), other.digits != 0 else { return false }
        guard own.digits != 0 else { return true }
        // own · 10^a is a multiple of other · 10^b
        var exponent = own.exponent - other.exponent
        if exponent >= 0 {
            var rest = own.digits % other.digits
            while exponent > 0, rest != 0 {
                rest = Self.product(rest, 10, modulo: other.digits)
                exponent -= 1
            }
            return rest == 0
        }
        var unit = other.digits
        while exponent < 0 {
            let (larger, isTooLarge) = unit.multipliedReportingOverflow(by: 10)
            // Larger than any number of 64 bits, and so than this one, which is not 0.
            guard !isTooLarge else { return false }
            unit = larger
            exponent += 1
        }
        return own.digits.isMultiple(of: unit)
    }

    private static func product(_ left: UInt64, _ right: UInt64, modulo divisor: UInt64) -> UInt64 {
        divisor.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }

    /// The shortest decimal digits that give the number, without its sign.
    private struct Decimal {
        var digits: UInt64
        var exponent: Int

        init?(_ number: SchemaNumber) {
            switch number {
            case .integer(let value):
                self.digits = value.magnitude
                self.exponent = 0
            case .double(let value):
                let text = value.magnitude.description
                let parts = text.split(separator: "e")
                let mantissa = parts[0].split(separator: ".")
                let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
                guard let digits = UInt64(mantissa[0] + fraction),
                    let exponent = parts.count > 1 ? Int(parts[1]) : 0
                else { return nil }
                self.digits = digits
                self.exponent = exponent - fraction.count
            }
        }
    }
}
