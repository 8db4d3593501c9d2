import Foundation
import Synchronization
import Testing
import Texts

@Suite struct TextMemoryTests {
  @Test func aTextIsReadOnce() {
    let memory = TextMemory<Int>(limit: 3)
    var read: [String] = []
    func length(_ text: String) -> Int {
      memory.value(of: text) {
        read.append($0)
        return $0.count
      }
    }
    for _ in 1...3 { for text in ["a", "bb", ""] { #expect(length(text) == text.count) } }
    #expect(read == ["a", "bb", ""])
  }

  /// One is asked for between all others, and stays; of the others the last ones do.
  @Test func whatIsAskedForStays() {
    let memory = TextMemory<Int>(limit: 3)
    var read: [String] = []
    func ask(_ text: String) {
      _ = memory.value(of: text) {
        read.append($0)
        return 0
      }
    }
    for number in 0..<100 {
      ask("kept")
      ask("\(number)")
    }
    #expect(read.filter { $0 == "kept" }.count == 1)
    read = []
    ask("99")
    #expect(read.isEmpty)
    ask("10")
    #expect(read == ["10"])
  }

  @Test func aTextThatCannotBeReadIsReadAgain() throws {
    struct Broken: Error {}
    let memory = TextMemory<Int>(limit: 3)
    #expect(throws: Broken.self) { try memory.value(of: "a") { _ in throw Broken() } }
    #expect(memory.value(of: "a") { _ in 1 } == 1)
  }

  @Test func threadsShareIt() {
    let memory = TextMemory<Int>(limit: 10)
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 2_000) { number in
      let text = "\(number % 37)"
      if memory.value(of: text, make: { Int($0) ?? -1 }) != number % 37 { wrong.withLock { $0 += 1 } }
    }
    #expect(wrong.withLock { $0 } == 0)
  }
}
