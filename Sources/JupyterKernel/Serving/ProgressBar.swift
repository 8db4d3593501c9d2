import Foundation
import Wire

/// Where a long computation stands, as text and as HTML.
struct ProgressBar {
  var text: String
  var html: String

  init(_ report: ProgressReport) {
    var words = "\(report.title) \(report.completed) of \(report.total)"
    if !report.detail.isEmpty { words += ", \(report.detail)" }
    if let left = report.secondsLeft { words += ", \(Int(left.rounded(.up))) s left" }
    text = words
    let escaped = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    html =
      "<progress value=\"\(report.completed)\" max=\"\(max(1, report.total))\"></progress> <span>\(escaped)</span>"
  }
}
