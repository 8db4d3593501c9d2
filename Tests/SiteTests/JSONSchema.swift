import Foundation

/// As much of JSON Schema, draft 4, as the schema of nbformat uses.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What does not fit, each with its path.
  func faults(in data: Data) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: data), root, "")
  }

  private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String { return check(value, resolved(reference), path) }
    var faults: [String] = []
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: { Self.has(value, type: $0) }) { return ["\(path): should be \(types)"] }
    }
    if let known = schema["enum"] as? [String], !known.contains(value as? String ?? "") {
      faults.append("\(path): should be one of \(known)")
    }
    if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
      faults.append("\(path): less than \(minimum)")
    }
    if let maximum = schema["maximum"] as? Int, let number = value as? Int, number > maximum {
      faults.append("\(path): more than \(maximum)")
    }
    if let text = value as? String { faults += check(text: text, schema, path) }
    if let list = value as? [Any] { faults += check(list: list, schema, path) }
    if let object = value as? [String: Any] { faults += check(object: object, schema, path) }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let fitting = choices.filter { check(value, $0, path).isEmpty }.count
      if fitting != 1 { faults.append("\(path): fits \(fitting) of \(choices.count) forms") }
    }
    if let choices = schema["anyOf"] as? [[String: Any]],
      !choices.contains(where: { check(value, $0, path).isEmpty })
    {
      faults.append("\(path): fits no form")
    }
    return faults
  }

  private func check(text: String, _ schema: [String: Any], _ path: String) -> [String] {
    var faults: [String] = []
    if let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(path): '\(text)' does not match \(pattern)")
    }
    if let least = schema["minLength"] as? Int, text.count < least { faults.append("\(path): too short") }
    if let most = schema["maxLength"] as? Int, text.count > most { faults.append("\(path): too long") }
    return faults
  }

  private func check(list: [Any], _ schema: [String: Any], _ path: String) -> [String] {
    guard let items = schema["items"] as? [String: Any] else { return [] }
    return list.enumerated().flatMap { check($1, items, "\(path)/\($0)") }
  }

  private func check(object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
    var faults = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(path): lacks '\($0)'"
    }
    for (key, value) in object {
      let inner = "\(path)/\(key)"
      let fitting = patterns.filter { key.range(of: $0.key, options: .regularExpression) != nil }
      if let schema = properties[key] { faults += check(value, schema, inner) }
      for schema in fitting.values { faults += check(value, schema, inner) }
      if properties[key] == nil, fitting.isEmpty {
        if schema["additionalProperties"] as? Bool == false { faults.append("\(inner): is not allowed") }
        if let schema = schema["additionalProperties"] as? [String: Any] {
          faults += check(value, schema, inner)
        }
      }
    }
    return faults
  }

  private func resolved(_ reference: String) -> [String: Any] {
    reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] as? [String: Any] ?? [:] }
  }

  private static func has(_ value: Any, type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    case "number": value is Double || value is Int
    case "boolean": value is Bool
    case "null": value is NSNull
    default: false
    }
  }
}
