import Foundation
import Networks
import Datasets

/// A question put to the engine: a plain value that says everything, and one call that answers it.
///
/// The answer is a pure function of the value, the data's digest and the engine's version, and is kept;
/// the second call takes milliseconds.
public protocol Experiment: Sendable {
  associatedtype Outcome: Codable & Sendable
  /// The data it reads, whose digest enters the key.
  var dataset: Dataset? { get }
  /// Computes the answer; called when none is kept.
  func compute(_ session: ExperimentSession) throws -> Outcome
}

extension Experiment {
  public var dataset: Dataset? { nil }

  /// The experiment's name, as progress shows it.
  public var name: String { String(describing: Self.self) }

  /// The answer, from the memo or computed.
  public func run() throws -> Outcome {
    let session = ExperimentSession.current
    var dataDigest = ""
    if let dataset {
      let identity = try dataset.identity(session: session)
      dataDigest = identity.digest
      session.onDataUsed(identity.provenance)
    }
    let configuration = Configuration(of: self)
    let memo = Memo(folder: session.memoDirectory)
    let key = Memo.key(
      experiment: name, configuration: configuration, dataDigest: dataDigest, session: session)
    return try memo.value(experiment: name, key: key) { try compute(session) }
  }
}

/// Everything that a value holds, as text: the part of a memo key that cannot forget a field, because it
/// is read from the value itself.
struct Configuration {
  /// Sorted JSON of the fields.
  let json: String
  /// Whether a function is among them, whose code the text does not tell.
  let holdsClosure: Bool

  init(of value: Any) {
    var closure = false
    let tree = Configuration.describe(value, &closure)
    let data =
      (try? JSONSerialization.data(withJSONObject: ["value": tree], options: [.sortedKeys])) ?? Data()
    json = String(decoding: data, as: UTF8.self)
    holdsClosure = closure
  }

  private static func describe(_ value: Any, _ closure: inout Bool) -> Any {
    if let layer = value as? any Layer {
      if layer.holdsClosure { closure = true }
      return layer.summary
    }
    if let dataset = value as? Dataset { return dataset.description }
    switch value {
    case let number as Double: return "\(number)"
    case let number as any BinaryInteger: return "\(number)"
    case let text as String: return text
    case let flag as Bool: return "\(flag)"
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection, .set: return mirror.children.map { describe($0.value, &closure) }
    case .optional: return mirror.children.first.map { describe($0.value, &closure) } ?? "nil"
    case .struct, .class, .tuple:
      var fields: [String: Any] = ["type": String(describing: type(of: value))]
      for (index, child) in mirror.children.enumerated() {
        fields[child.label ?? "\(index)"] = describe(child.value, &closure)
      }
      return fields
    case .enum:
      guard let child = mirror.children.first else { return "\(value)" }
      return [child.label ?? "": describe(child.value, &closure)]
    default:
      if String(describing: type(of: value)).contains("->") { closure = true }
      return String(describing: type(of: value))
    }
  }
}
