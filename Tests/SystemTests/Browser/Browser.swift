import BrowserTesting
import Foundation
import Sandboxes
import Testing

/// A headless Chromium, told what to do over its debugging pipe: one page after the other.
final class Browser {
  private let process: ChildProcess
  private let commands: OwnedDescriptor
  private let answers: OwnedDescriptor
  private let profile: URL
  private var buffer: [UInt8] = []
  private var count = 0

  init() throws {
    let down = try ProcessPipe()
    let up = try ProcessPipe()
    let null = try OwnedDescriptor.null()
    defer { for end in [down.reading, up.writing] { end.close() } }
    profile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-browser-\(UUID().uuidString)")
    process = try ChildProcess(
      executable: try #require(Chromium.path),
      arguments: [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
        "--user-data-dir=\(profile.path)", "about:blank",
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": profile.path, "LC_ALL": "C.UTF-8"],
      descriptors: [(0, null), (1, null), (2, null), (3, down.reading), (4, up.writing)])
    commands = down.writing
    answers = up.reading
  }

  deinit {
    process.killGroup()
    _ = process.waitForEnd()
    try? FileManager.default.removeItem(at: profile)
  }

  /// A new page of a size.
  func open(_ address: String, width: Int = 1200, height: Int = 900, scheme: String = "light") throws -> Page
  {
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let session = try call(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    let page = Page(browser: self, session: session["sessionId"] as? String ?? "")
    try page.resize(width: width, height: height)
    _ = try call(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": scheme]]], page.session)
    _ = try call("Page.enable", [:], page.session)
    _ = try call("Page.navigate", ["url": address], page.session)
    try page.wait(for: "document.readyState === 'complete' && location.href !== 'about:blank'")
    return page
  }

  /// Sends a command of the DevTools protocol and waits for its answer.
  func call(_ method: String, _ parameters: [String: Any], _ session: String? = nil) throws -> [String: Any] {
    count += 1
    var message: [String: Any] = ["id": count, "method": method, "params": parameters]
    message["sessionId"] = session
    commands.write(Array(try JSONSerialization.data(withJSONObject: message)) + [0])
    while true {
      guard let end = buffer.firstIndex(of: 0) else {
        try #require(
          ![answers].waitForInput(milliseconds: 300_000).isEmpty, "the browser does not answer")
        guard case .bytes(let bytes) = answers.read(limit: 1 << 20) else { throw Gone() }
        buffer += bytes
        continue
      }
      let data = Data(buffer[..<end])
      buffer.removeFirst(end + 1)
      guard let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any],
        answer["id"] as? Int == count
      else { continue }
      if let error = answer["error"] { throw Refused(words: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  struct Gone: Error {}
  struct Refused: Error { var words: String }
}

/// A page in the browser.
struct Page {
  let browser: Browser
  let session: String

  /// The value of an expression, promises awaited.
  func evaluate<Value>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
    let answer = try browser.call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true], session)
    if let fault = answer["exceptionDetails"] { throw Browser.Refused(words: "\(expression): \(fault)") }
    let value = (answer["result"] as? [String: Any])?["value"]
    return try #require(value as? Value, "\(expression) is \(value ?? "nothing")")
  }

  func run(_ script: String) throws {
    let answer = try browser.call(
      "Runtime.evaluate", ["expression": script, "awaitPromise": true], session)
    if let fault = answer["exceptionDetails"] { throw Browser.Refused(words: "\(script): \(fault)") }
  }

  /// The window with other sides, in pixels; a narrow one is a phone's.
  func resize(width: Int, height: Int) throws {
    _ = try browser.call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500], session)
  }

  /// Waits until an expression is true.
  func wait(for condition: String, seconds: Double = 300) throws {
    let deadline = monotonicSeconds() + seconds
    while monotonicSeconds() < deadline {
      if try evaluate("Boolean(\(condition))", as: Bool.self) { return }
      usleep(50_000)
    }
    throw Browser.Refused(words: "never true: \(condition)")
  }

  /// A key pressed and let go.
  func press(_ key: String, code: Int) throws {
    for kind in ["rawKeyDown", "keyUp"] {
      _ = try browser.call(
        "Input.dispatchKeyEvent",
        ["type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code],
        session)
    }
  }

  /// The pointer pressed and let go at a point of the window.
  func click(_ x: Double, _ y: Double) throws { try drag(x, y, to: x, y) }

  /// The pointer pressed at one point, pulled to another, and let go.
  func drag(_ x: Double, _ y: Double, to newX: Double, _ newY: Double) throws {
    for (kind, x, y) in [
      ("mousePressed", x, y), ("mouseMoved", (x + newX) / 2, (y + newY) / 2), ("mouseMoved", newX, newY),
      ("mouseReleased", newX, newY),
    ] {
      _ = try browser.call(
        "Input.dispatchMouseEvent",
        [
          "type": kind, "x": x, "y": y, "button": "left", "buttons": kind == "mouseReleased" ? 0 : 1,
          "clickCount": 1,
        ],
        session)
    }
  }
}
