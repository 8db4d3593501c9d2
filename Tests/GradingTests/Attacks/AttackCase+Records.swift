import Foundation
import Wire

/// Attacks with records of the real protocol, framed and written by hand: nobody can tell them from the worker's
/// own, so whatever they say must do no harm.
extension AttackCase {
  static let records: [AttackCase] = [
    AttackCase(
      "an invented run, well-formed", [.finished],
      forging(to: 4) + """
        // Right in size and in every name: a network of zeros, with the loss that zeros have.
        let zeros = String(repeating: "A", count: \(ForgedRecords.weightBytes / 3 * 4)) + "\(ForgedRecords.lastZeros)"
        for name in ["sigmoid", "tanh", "relu"] {
          forge(\(ForgedRecords.literal(ForgedRecords.run("NAME")))
            .replacingOccurrences(of: "NAME", with: name).replacingOccurrences(of: "AAAA", with: zeros))
        }
        """),
    AttackCase(
      "artefacts of absurd size and numbers", [.finished],
      noting: "4 artefacts were handed in that 'submit' does not make",
      forging(to: 4)
        + ForgedRecords.absurdArtefacts.map { "forge(\(ForgedRecords.literal($0)))" }.joined(separator: "\n")),
    AttackCase(
      "records with absurd numbers", [.failed],
      forging(to: 4)
        + ForgedRecords.absurd.map { "forge(\(ForgedRecords.literal($0)))" }.joined(separator: "\n")),
    AttackCase(
      "a trap with a hundred thousand frames", [.crashed],
      forging(to: 4) + """
        // Lies in the cell's own library, where no line is: each look-up would start a program.
        let data = URL(fileURLWithPath: ProcessInfo.processInfo.environment["LECTERN_DATA"] ?? "")
        let cells = data.deletingLastPathComponent().appendingPathComponent("cache/cells").path
        let files = FileManager.default.enumerator(atPath: cells)?.compactMap { $0 as? String } ?? []
        guard let file = files.first(where: { $0.hasSuffix("/cell.so") }) else { exit(0) }
        let frame = "{\\"library\\":\\"\\(cells)/\\(file)\\",\\"offset\\":1},"
        let frames = String(repeating: frame, count: 100_000).dropLast()
        forge("{\\"trapped\\":{\\"signal\\":-7,\\"frames\\":[" + frames + "]}}")
        """),
    AttackCase(
      "an end that is none", [.finished, .failed, .timeLimit],
      notebook: """
        ```{swift}
        \(forging(to: 4))
        // Every cell below is said to have ended well, while this one keeps the worker.
        for unit in 0..<3 { forge("{\\"began\\":{\\"unit\\":\\(unit)}}"); forge("{\\"ended\\":{\\"unit\\":\\(unit)}}") }
        sleep(100)
        ```

        ```{swift}
        print("never")
        ```

        ```{swift}
        print("never")
        ```
        """),
    AttackCase(
      "a flood of records", [.outputLimit, .timeLimit],
      forging(to: 4) + """
        // Nothing that is shown, and nothing that a limit on results counts by itself.
        let words = String(repeating: "x", count: 4_000_000)
        while true {
          forge("{\\"failure\\":{\\"sentence\\":\\"" + words + "\\",\\"help\\":\\"\\",\\"line\\":1,\\"column\\":1}}")
        }
        """),
    AttackCase(
      "attempts made up by the thousand", [.finished],
      noting: "The notebook tried to open '/home/ada/??[2Jdiary-0', which is not there for it.",
      forging(to: 4) + """
        for n in 0..<1_000 {
          forge("{\\"attempted\\":{\\"_0\\":{\\"kind\\":\\"open\\",\\"name\\":\\"/home/ada/\\\\u0007\\\\u001b[2Jdiary-\\(n)\\"}}}")
        }
        """),
  ]
}

/// Records as the worker writes them.
enum ForgedRecords {
  /// Bytes of all parameters of 784-512-256-128-64-10.
  static let weightBytes = 567_434 * 4
  /// How the last bytes read in base 64.
  static let lastZeros = ["", "AA==", "AAA="][weightBytes % 3]

  static func text(_ record: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(record) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// A text as Swift has it between its own quotes.
  static func literal(_ text: String) -> String { "###\"\(text)\"###" }

  static func artefact(_ artefact: SubmittedArtefact) -> String {
    text(OutputRecord.display(MIMEBundle([MIMERepresentation(.artefact, text(artefact))])))
  }

  /// A run that claims to have learned everything; its weights are three bytes, "AAAA" in base 64.
  static func run(_ name: String, snapshots: [Int] = [0, 1, 2, 4], loss: Double = 2.303) -> String {
    artefact(
      .run(
        SubmittedRun(
          activation: SubmittedActivation(name: name, values: [], slopes: []),
          history: (1...4).map { SubmittedRun.Epoch(epoch: $0, loss: loss, accuracy: 0.1) },
          snapshots: snapshots.map { SubmittedRun.Snapshot(epoch: $0, weights: Data([0, 0, 0])) })))
  }

  /// Four that are none by their size or their shape, and four that are.
  static var absurdArtefacts: [String] {
    let long = String(repeating: "relu", count: 1_000)
    return absurdCharts("ReLU") + [
      artefact(
        .measurement(
          SubmittedMeasurement(purpose: .deadUnits, activation: "ReLU", epoch: .min, values: strange))),
      artefact(
        .measurement(
          SubmittedMeasurement(purpose: .gradientFlow, activation: long, epoch: .max, values: strange))),
      artefact(
        .measurement(
          SubmittedMeasurement(
            purpose: .deadUnits, activation: "ReLU", epoch: 1, values: Array(repeating: 1, count: 2_000)))),
      artefact(
        .chart(
          SubmittedChart(
            purpose: .convergence, xLabel: "x", yLabel: "y", hasLegend: true,
            series: [SubmittedChart.Series(name: "ReLU", x: [1, 2], y: [1])]))),
      text(OutputRecord.display(MIMEBundle([MIMERepresentation(.artefact, "[[[[")]))),
    ]
  }

  private static let strange = [
    Double.nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude, 1e-300,
  ]

  static func absurdCharts(_ name: String) -> [String] {
    SubmissionPurpose.allCases.map { purpose in
      artefact(
        .chart(
          SubmittedChart(
            purpose: purpose, xLabel: "x", yLabel: "y", hasLegend: true,
            series: [SubmittedChart.Series(name: name, x: strange, y: strange)])))
    }
  }

  /// Of every kind that a cell can send.
  static var absurd: [String] {
    let bundle = MIMEBundle([
      MIMERepresentation(.table, #"{"columns":[],"rows":[["a","b"],[]]}"#),
      MIMERepresentation(.png, "\" onerror=\"alert(1)"), MIMERepresentation(.claim, "{}"),
    ])
    let frames = [StackFrame(library: "/etc/passwd", offset: .max)]
    let records: [OutputRecord] = [
      .ready(version: .min, process: 1), .began(unit: .min), .display(bundle),
      .display(MIMEBundle([], metadata: ["notes": "x"])), .inline(expression: .max, bundle),
      .inline(expression: -1, bundle), .inline(expression: 0, bundle),
      .failure(sentence: "a", help: "b", line: .max, column: .max),
      .failure(sentence: "a", help: "b", line: .min, column: .min),
      .progress(
        ProgressReport(title: "", completed: .min, total: 0, secondsLeft: .infinity, loss: .nan)),
      .read(path: "/etc/passwd", digest: ""), .volatile(reason: ""), .data("<script>"),
      .branched(unit: .min, process: -1, name: -1), .returned(name: .min, status: .min),
      .threw(ThrownError(type: "", description: "\u{0}", frames: frames)),
    ]
    return records.map { text($0) }
  }
}
