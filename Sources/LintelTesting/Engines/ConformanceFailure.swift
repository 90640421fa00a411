/// A sentence of a contract that an implementation does not keep, with the place of the check.
package struct ConformanceFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ message: String, fileID: String = #fileID, line: Int = #line) {
        self.description = "\(fileID):\(line): \(message)"
    }
}

/// Throws unless the condition holds.
package func require(
    _ condition: Bool,
    _ message: String = "the condition does not hold",
    fileID: String = #fileID,
    line: Int = #line,
) throws(ConformanceFailure) {
    guard condition else { throw ConformanceFailure(message, fileID: fileID, line: line) }
}

/// Throws unless both values are equal.
package func requireEqual<Value: Equatable>(
    _ value: Value,
    _ expected: Value,
    fileID: String = #fileID,
    line: Int = #line,
) throws(ConformanceFailure) {
    guard value == expected else {
        throw ConformanceFailure("\(value) is not \(expected)", fileID: fileID, line: line)
    }
}

/// The value, unless it is nil.
package func requireValue<Value>(
    _ value: Value?,
    fileID: String = #fileID,
    line: Int = #line,
) throws(ConformanceFailure) -> Value {
    guard let value else { throw ConformanceFailure("there is no value", fileID: fileID, line: line) }
    return value
}

/// Throws unless the operation throws an error of this type, and returns the error.
package func requireError<Failure: Error>(
    _ type: Failure.Type,
    fileID: String = #fileID,
    line: Int = #line,
    _ operation: () async throws -> Void,
) async throws(ConformanceFailure) -> Failure {
    do {
        try await operation()
    } catch let error as Failure {
        return error
    } catch {
        throw ConformanceFailure("\(error) is not a \(type)", fileID: fileID, line: line)
    }
    throw ConformanceFailure("nothing was thrown", fileID: fileID, line: line)
}

/// Runs the operation so many times at once and returns the results in no particular order.
package func simultaneously<Value: Sendable>(
    _ count: Int,
    _ operation: @escaping @Sendable (Int) async throws -> Value,
) async throws -> [Value] {
    try await withThrowingTaskGroup(of: Value.self) { group in
        for index in 0..<count { group.addTask { try await operation(index) } }
        var values: [Value] = []
        for try await value in group { values.append(value) }
        return values
    }
}
