import Foundation
import Wire

/// Hands in a value under the name that the assignment gives.
///
/// The assignment's checks look at it in another process, as JSON.
///
/// - Throws: `EncodingError` for a value that JSON cannot hold.
public func submit(_ value: some Encodable, as name: String) throws {
  let json = String(decoding: try JSONEncoder.exchange().encode(value), as: UTF8.self)
  SubmissionChannel.send(.value(SubmittedValue(name: name, json: json)), "handed in: \(name)")
}

/// Hands in a function under the name that the assignment gives: the grader asks it at inputs of its own.
///
/// On your own machine it only says that it would be handed in, unless `lectern grade --self` asks.
///
/// - Throws: `DecodingError` when the function does not take the inputs that the assignment has for it.
public func submit<Input: Decodable, Output: Encodable>(
  _ function: (Input) throws -> Output, as name: String
) throws {
  let inputs = try SubmissionChannel.inputs(of: name).map {
    try JSONDecoder.exchange().decode(Input.self, from: Data($0.utf8))
  }
  let outputs = inputs.map { input -> SubmittedFunction.Output in
    do {
      let json = try JSONEncoder.exchange().encode(try function(input))
      return SubmittedFunction.Output(json: String(decoding: json, as: UTF8.self))
    } catch {
      return SubmittedFunction.Output(problem: ThrownErrors.describe(error))
    }
  }
  SubmissionChannel.send(
    .function(SubmittedFunction(name: name, outputs: outputs)), "handed in: the function \(name)")
}

extension SubmissionChannel {
  /// The grader's inputs for a function, each as JSON.
  fileprivate static func inputs(of name: String) throws -> [String] {
    guard let path = ProcessInfo.processInfo.environment[ReturnedWork.inputsVariable] else { return [] }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONDecoder().decode([String: [String]].self, from: data)[name] ?? []
  }
}
