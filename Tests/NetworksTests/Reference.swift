import Foundation

/// What PyTorch computed in float64; the note in each file says from which inputs.
enum Reference {
  static func load<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("PyTorch/\(name)")
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
  }

  /// The numbers all reference inputs are built from; see the note in mlp.json.
  static func fill(_ count: Int, _ phase: Int) -> [Double] {
    (0..<count).map { k in
      var z = (UInt64(phase) << 32) &+ UInt64(k) &+ 0x9E37_79B9_7F4A_7C15
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      z ^= z >> 31
      return Double(z >> 11) * 0x1p-52 - 1
    }
  }
}
