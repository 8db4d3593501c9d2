import Foundation
import Wire

/// In a check cell of an assignment: the value that a notebook has handed in under a name.
///
/// - Throws: `ReturnedError` when it is missing, or is none of the type.
public func returned<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
  guard let json = try Returned.work().values[name] else {
    throw ReturnedError(description: "No value '\(name)' was handed in.")
  }
  return try Returned.decode(json, of: name)
}

/// In a check cell of an assignment: each of the grader's inputs with what the function gave that a notebook has
/// handed in under a name.
///
/// - Throws: `ReturnedError` when the function is missing, threw, or gave something that is none of the type.
public func answers<Input: Decodable, Output: Decodable>(
  of name: String, from: Input.Type = Input.self, to: Output.Type = Output.self
) throws -> [(input: Input, output: Output)] {
  guard let answers = try Returned.work().answers[name] else {
    throw ReturnedError(description: "No function '\(name)' was handed in.")
  }
  return try answers.map { answer in
    guard let output = answer.output else {
      throw ReturnedError(description: "\(name)(\(answer.input)) threw: \(answer.problem ?? "an error")")
    }
    return (try Returned.decode(answer.input, of: name), try Returned.decode(output, of: name))
  }
}

/// Why a check cannot look at what was handed in.
public struct ReturnedError: Error, CustomStringConvertible {
  public let description: String
}

private enum Returned {
  static func work() throws -> ReturnedWork {
    guard let path = ProcessInfo.processInfo.environment[ReturnedWork.variable],
      let data = FileManager.default.contents(atPath: path)
    else {
      throw ReturnedError(
        description: "Nothing was handed in here; check cells run when 'lectern grade' has run a notebook.")
    }
    return try JSONDecoder().decode(ReturnedWork.self, from: data)
  }

  static func decode<Value: Decodable>(_ json: String, of name: String) throws -> Value {
    do {
      return try JSONDecoder.exchange().decode(Value.self, from: Data(json.utf8))
    } catch {
      throw ReturnedError(
        description:
          "'\(name)' is \(json.prefix(60))\(json.count > 60 ? "…" : ""), which is no \(Value.self).")
    }
  }
}
