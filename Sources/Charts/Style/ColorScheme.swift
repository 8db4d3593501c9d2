/// How a number becomes a colour.
public enum ColorScheme: Sendable, Hashable, CaseIterable {
  /// Dark blue over green to yellow, even in lightness (van der Walt and Smith, 2015).
  case viridis
  /// Red for negative, white for zero, blue for positive (ColorBrewer's RdBu).
  case redBlue
  /// White to black.
  case grays
  /// Paper to the first hue; the eye reads it as "how much".
  case blues

  var isSigned: Bool { self == .redBlue }

  /// The colour at a share from 0 to 1.
  func color(at share: Double) -> RGB {
    let stops = self.stops
    let step = min(max(share.isNaN ? 0 : share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(step), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], share: step - Double(index))
  }

  private var stops: [RGB] {
    switch self {
    case .viridis: Self.viridisStops
    case .redBlue: Self.redBlueStops
    case .grays: [RGB(0xFFFFFF), RGB(0x000000)]
    case .blues: [RGB(0xF3F7FB), RGB(0x9CC6E2), RGB(0x0072B2), RGB(0x003A66)]
    }
  }

  private static let viridisStops: [RGB] = [
    0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725,
  ].map { RGB($0) }

  private static let redBlueStops: [RGB] = [
    0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC,
    0x053061,
  ].map { RGB($0) }
}
