import Testing

@testable import Wire

@Suite struct FramingTests {
  static let records: [OutputRecord] = [
    .ready(version: wireVersion, process: 7),
    .began(unit: 3),
    .display(
      MIMEBundle(
        [MIMERepresentation(.html, "<b>é</b>"), MIMERepresentation(.plain, "é")], metadata: ["a": "b"])),
    .inline(expression: 2, MIMEBundle(text: "0.5")),
    .failure(sentence: "no", help: "so", line: 4, column: 2),
    .progress(
      ProgressReport(title: "training", completed: 1, total: 3, detail: "loss 0.3", secondsLeft: .infinity)),
    .read(path: "/a b", digest: ""),
    .volatile(reason: "the clock"),
    .data("MNIST"),
    .threw(ThrownError(type: "E", description: "d", frames: [StackFrame(library: "l", offset: .max)])),
    .trapped(signal: 4, frames: []),
    .exited(frames: []),
    .ended(unit: 3),
  ]

  @Test func everyRecordArrivesAsItWas() throws {
    var decoder = FrameDecoder<OutputRecord>()
    for record in Self.records { decoder.append(try Framing.encode(record)) }
    for record in Self.records { #expect(try decoder.next() == record) }
    #expect(try decoder.next() == nil)
    #expect(!decoder.isInsideRecord)
  }

  /// Pipes cut where they like.
  @Test(arguments: [1, 3, 7, 12, 13, 64]) func recordsSurviveAnyCut(_ size: Int) throws {
    let bytes = try Self.records.flatMap { try Framing.encode($0) }
    var decoder = FrameDecoder<OutputRecord>()
    var found: [OutputRecord] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      decoder.append(bytes[start..<min(start + size, bytes.count)])
      while let record = try decoder.next() { found.append(record) }
    }
    #expect(found == Self.records)
  }

  @Test func foreignBytesAreNoticedAtTheFirst() {
    var decoder = FrameDecoder<OutputRecord>()
    decoder.append(Array("hello".utf8))
    #expect(throws: FramingError.foreignBytes(Array("hello".utf8))) { try decoder.next() }
  }

  @Test func damageIsNoticed() throws {
    var bytes = try Framing.encode(OutputRecord.ended(unit: 1))
    bytes[bytes.count - 2] ^= 1
    var decoder = FrameDecoder<OutputRecord>()
    decoder.append(bytes)
    #expect(throws: FramingError.damaged) { try decoder.next() }
  }

  /// A forged length must not make the reader wait for, or store, what never comes.
  @Test func forgedLengthIsRefused() throws {
    var bytes = try Framing.encode(OutputRecord.ended(unit: 1))
    bytes.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0x7F])
    var decoder = FrameDecoder<OutputRecord>()
    decoder.append(bytes)
    #expect(throws: FramingError.tooLarge(0x7FFF_FFFF)) { try decoder.next() }
  }

  @Test func wellFramedNonsenseIsRefused() throws {
    var decoder = FrameDecoder<OutputRecord>()
    decoder.append(try Framing.encode(["verdict": "passed"]))
    #expect(throws: FramingError.self) { try decoder.next() }
  }

  /// Whatever bytes come, the decoder answers with a record, an error, or waits; it never traps.
  @Test func noiseNeverTraps() {
    var state: UInt64 = 42
    for _ in 0..<2000 {
      var decoder = FrameDecoder<OutputRecord>()
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      if bytes[0] % 2 == 0 { bytes.replaceSubrange(0..<4, with: Framing.mark) }
      decoder.append(bytes)
      // Forty random bytes are no record: they are refused, or the rest of a frame is awaited.
      do {
        #expect(try decoder.next() == nil)
        #expect(decoder.isInsideRecord)
      } catch {
        #expect(error is FramingError)
      }
    }
  }
}
