import Foundation

/// A type that a slider's values can have.
public protocol SliderValue { init?(sliderText: String) }

extension Int: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension Double: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension Bool: SliderValue { public init?(sliderText: String) { self.init(sliderText) } }
extension String: SliderValue { public init?(sliderText: String) { self = sliderText } }

/// The value that one of a cell's sliders has in this run; called by compiled cells.
public func lecternVaried<Value: SliderValue>(_ name: String) -> Value {
  guard let text = Worker.current.state.currentCommand?.variation[name], let value = Value(sliderText: text)
  else { fatalError("the slider '\(name)' has no value") }
  return value
}
