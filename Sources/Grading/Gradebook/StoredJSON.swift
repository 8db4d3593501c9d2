import Files
import Foundation

/// Values as JSON in a gradebook, read by programs that know more of them, or less, than the one that wrote them.
enum StoredJSON {
  /// What has its default where the JSON says nothing, because it was written before there was such a field.
  struct Defaults {
    /// A value with all its defaults.
    var value: any Encodable
    /// The same for what stands in its fields, or in the lists there, by the field's name.
    var fields: [String: Defaults] = [:]
  }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A value as it was written; fields that this program does not know are passed over.
  static func value<Value: Decodable>(
    _ type: Value.Type, from text: String, defaults: Defaults
  ) throws -> Value {
    let decoder = JSONDecoder()
    // What is of this version needs nothing.
    if let value = try? decoder.decode(type, from: Data(text.utf8)) { return value }
    let filled = try filled(JSONSerialization.jsonObject(with: Data(text.utf8)), defaults)
    return try decoder.decode(type, from: JSONSerialization.data(withJSONObject: filled))
  }

  /// A value with the fields of an earlier text that this program does not know: they are somebody's.
  static func text(_ value: some Encodable, keepingUnknownOf earlier: String?) throws -> String {
    let text = try text(value)
    guard let earlier,
      let old = try? JSONSerialization.jsonObject(with: Data(earlier.utf8)) as? [String: Any],
      let new = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else { return text }
    let merged = old.merging(new) { _, new in new }
    let data = try JSONSerialization.data(
      withJSONObject: merged, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  private static func filled(_ json: Any, _ defaults: Defaults) throws -> Any {
    if let list = json as? [Any] { return try list.map { try filled($0, defaults) } }
    guard var object = json as? [String: Any] else { return json }
    for (name, inner) in defaults.fields {
      if let found = object[name] { object[name] = try filled(found, inner) }
    }
    let missing = try JSONSerialization.jsonObject(with: JSONEncoder().encode(AnyEncodable(defaults.value)))
    return object.merging(missing as? [String: Any] ?? [:]) { found, _ in found }
  }

  private struct AnyEncodable: Encodable {
    let value: any Encodable
    init(_ value: any Encodable) { self.value = value }
    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }
}

extension Grade {
  /// The fields that came after the first gradebooks are not in all of them.
  static var defaults: StoredJSON.Defaults {
    let score = Score(criterion: "", title: "", points: nil, maximum: 0, isBonus: false, reasons: [])
    return StoredJSON.Defaults(
      value: Grade(assignment: "", student: "", file: "", digest: "", rubric: ""),
      fields: ["scores": StoredJSON.Defaults(value: score)])
  }
}
