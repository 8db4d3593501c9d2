import Testing

@testable import Texts

/// What reading prose asks of its bytes.
@Suite struct TextBytesTests {
  @Test(arguments: [
    ("plain prose", false), ("", false), ("code `x`", true), ("~~~", true), ("ends in ^", true),
    // A byte of a character beyond ASCII is none of a set's.
    ("naïve – “quoted”", false),
  ])
  func setsMeetTextsThatHaveOneOfTheirs(_ text: String, _ meets: Bool) {
    let set = ByteSet("`~^")
    #expect(set.meets(text) == meets)
    #expect(set.meets(("<" + text + ">").dropFirst().dropLast()) == meets)
  }

  @Test func setsHoldTheirOwnBytesAlone() {
    let characters: StaticString = "\0\t ?@_~\u{7F}é"
    let own = Set(characters.description.utf8.filter { $0 < 0x80 })
    let set = ByteSet(characters)
    for byte in UInt8.min...UInt8.max { #expect(set.contains(byte) == own.contains(byte), "byte \(byte)") }
  }

  @Test func offsetsAreThoseOfEachByte() {
    #expect(Array("\na\n\nb".utf8).offsets(of: 0x0A) == [0, 2, 3])
    #expect(Array("ab".utf8).offsets(of: 0x0A) == [])
  }

  @Test func suffixesAreComparedAsBytes() {
    #expect("> naïve"[...].hasSuffix(Array("ïve".utf8)[...]))
    #expect("> naïve"[...].hasSuffix([]))
    #expect(!"ve"[...].hasSuffix(Array("ïve".utf8)[...]))
    #expect(!"> naive"[...].hasSuffix(Array("ïve".utf8)[...]))
  }

  @Test func blanksInARunAreOne() {
    var bytes: [UInt8] = []
    for text in ["  first\n\t ", " and ", "", "sécond\r\n", "last"] { bytes.append(withSingleBlanks: text) }
    #expect(String(decoding: bytes, as: UTF8.self) == "first and sécond last")
  }

  /// By bytes where all are ASCII, by characters otherwise: it has to be the same rule.
  @Test(arguments: ["", "a", "two words", "  (--on slurm) v2.1", "snake_case/path", "99 bottles!", "…"])
  func wordsAreRunsOfLettersAndDigits(_ text: String) {
    let slowly = text.split { !$0.isLetter && !$0.isNumber }
    #expect(text.words == slowly)
    #expect((text + " naïveté½").words == slowly + ["naïveté½"])
  }

  @Test func newWordsAreNamedOnceWhateverTheirCase() {
    #expect(
      "The Loss falls".words(newIn: ["loss, Rate", "rate falls; STEP", "Œuvre œuvre"]) == [
        "Rate", "STEP", "Œuvre",
      ])
  }

  @Test func partsMayBeEmpty() {
    #expect("a\u{1f}\u{1f}ï\u{1f}"[...].parts(separatedBy: 0x1F) == ["a", "", "ï", ""])
    #expect(""[...].parts(separatedBy: 0x1F) == [""])
  }

  @Test func textsInScriptsEndNothing() {
    var bytes: [UInt8] = []
    bytes.append(inScript: "</script> \"a\\b\"\nß")
    #expect(String(decoding: bytes, as: UTF8.self) == #"\u003c/script> \"a\\b\" ß"#)
  }
}
