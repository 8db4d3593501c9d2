import Foundation
import Testing

@testable import Markup

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.004, "0"), (-0.004, "0"), (0.05, "0.05"),
    (0.1, "0.1"),
    (12.345, "12.35"), (99.999, "100"), (.nan, "0"), (.infinity, "0"), (1e300, "1000000000"),
  ])
  func coordinate(value: Double, text: String) {
    #expect(NumberFormat.coordinate(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (3, "3"), (-3, "−3"), (0.12345, "0.1235"), (12345.6, "12,346"),
    (60000, "60,000"),
    (0.1 + 0.2, "0.3"), (1.2e-7, "1.2\u{202F}×\u{202F}10⁻⁷"), (1e-7, "10⁻⁷"), (-1e12, "−10¹²"),
    (9999.96, "10,000"),
    (.nan, "NaN"), (-.infinity, "−∞"), (1_234_567, "1,234,567"),
  ])
  func readable(value: Double, text: String) {
    #expect(NumberFormat.readable(value) == text)
  }

  @Test(arguments: [
    (1.005, 2, "1.01"), (0.1, 2, "0.10"), (-0.001, 2, "0.00"), (999.999, 2, "1,000.00"), (0.0449, 1, "0.0"),
    (0.05, 1, "0.1"), (123.0, 0, "123"), (1e-300, 3, "0.000"),
  ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.fixed(value, decimals: decimals) == text)
  }

  @Test func otherForms() {
    #expect(NumberFormat.percent(0.983) == "98.3%")
    #expect(NumberFormat.percent(0.07, decimals: 0) == "7%")
    #expect(NumberFormat.significant(0.12, digits: 4) == "0.1200")
    #expect(NumberFormat.significant(1234.5, digits: 2) == "1,200")
    #expect(NumberFormat.significant(7.79e-13, digits: 4) == "7.79\u{202F}×\u{202F}10⁻¹³")
    #expect(NumberFormat.powerOfTen(-12) == "10⁻¹²")
    #expect(NumberFormat.count(-12345, grouping: .thin) == "−12\u{202F}345")
    #expect(NumberFormat.count(1234, grouping: .thin) == "1234")
  }

  /// The oracle is C's printf, which rounds the binary value: away from halves both agree.
  @Test func fixedAgreesWithPrintf() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let value = Double.random(in: -1000...1000, using: &generator)
      let expected = String(format: "%.3f", value).replacingOccurrences(of: "-", with: "−")
      let ours = NumberFormat.fixed(value, decimals: 3, grouping: .none)
      #expect(ours == expected || expected == "−0.000", "\(value)")
    }
  }
}
