import Foundation
import LiveKit

/// A type that a slider's values can have.
public protocol SliderValue { init?(sliderText: String) }

extension Int: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension Double: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension Bool: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension String: SliderValue { public init?(sliderText: String) { self = sliderText } }

extension LabelledPoints: SliderValue {
  /// `0.5 -0.2 1; 0 0.3 0`.
  public init?(sliderText: String) {
    self.init()
    for point in sliderText.split(separator: ";") {
      let words = point.split(separator: " ")
      guard words.count == 3, let x = Double(words[0]), let y = Double(words[1]), let label = Int(words[2])
      else { return nil }
      points.append((x, y, label))
    }
  }
}

/// The value that one of a cell's sliders has in this run; called by compiled cells.
public func lecternVaried<Value: SliderValue>(_ name: String) -> Value {
  guard let text = Worker.current.state.currentCommand?.variation[name], let value = Value(sliderText: text)
  else { fatalError("the slider '\(name)' has no value") }
  return value
}
