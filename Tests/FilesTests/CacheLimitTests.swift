import Foundation
import Testing

@testable import Files

@Suite struct CacheLimitTests {
  private func withCache(_ body: (URL) throws -> Void) throws {
    let cache = FileManager.default.temporaryDirectory.appendingPathComponent("cache-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: cache) }
    try body(cache)
  }

  /// A file that was last read and written on a day, counted from 1970.
  private func write(_ path: String, bytes: Int, day: Int, in cache: URL) throws {
    let file = cache.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(count: bytes).write(to: file)
    let time = timespec(tv_sec: day * 86_400, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, file.path, [time, time], 0) == 0)
  }

  private func names(_ cache: URL) -> Set<String> {
    Set((FileManager.default.enumerator(atPath: cache.path)?.compactMap { $0 as? String } ?? []))
  }

  @Test func whatWasNotUsedForLongestGoesFirst() throws {
    try withCache { cache in
      for (key, day) in [("ab1", 30), ("ab2", 10), ("cd3", 20), ("cd4", 40)] {
        try write("cells/\(key.prefix(2))/\(key)/cell.so", bytes: 300, day: day, in: cache)
        try write("cells/\(key.prefix(2))/\(key)/entry.json", bytes: 10, day: 5, in: cache)
      }
      CacheLimit(bytes: 1240).apply(to: cache)
      #expect(names(cache).contains("cells/ab/ab2/cell.so"))
      // 1240 bytes are in it; a limit of 900 leaves 810 at most.
      CacheLimit(bytes: 900).apply(to: cache)
      let left = names(cache).filter { $0.hasSuffix(".so") }.sorted()
      #expect(left == ["cells/ab/ab1/cell.so", "cells/cd/cd4/cell.so"])
      #expect(!names(cache).contains("cells/ab/ab2"))
    }
  }

  @Test func eachKindHasRoomOfItsOwn() throws {
    try withCache { cache in
      try write("cells/ab/ab1/cell.so", bytes: 900, day: 30, in: cache)
      try write("experiments/Training-1.json", bytes: 50, day: 1, in: cache)
      try write("results/1", bytes: 500, day: 1, in: cache)
      try write("results/2", bytes: 500, day: 2, in: cache)
      try write("clang/module.pcm", bytes: 5000, day: 1, in: cache)
      CacheLimit(bytes: 950).apply(to: cache)
      let left = names(cache)
      #expect(left.isSuperset(of: ["cells/ab/ab1/cell.so", "experiments/Training-1.json", "results/2"]))
      #expect(left.contains("clang/module.pcm"))
      #expect(!left.contains("results/1"))
    }
  }

  @Test func entriesAreLookedAtOnceADay() throws {
    try withCache { cache in
      let now = Date()
      try write("results/1", bytes: 100, day: 1, in: cache)
      CacheLimit(bytes: 1000).applyDaily(to: cache, now: now)
      CacheLimit(bytes: 10).applyDaily(to: cache, now: now.addingTimeInterval(80_000))
      #expect(names(cache).contains("results/1"))
      CacheLimit(bytes: 10).applyDaily(to: cache, now: now.addingTimeInterval(90_000))
      #expect(!names(cache).contains("results/1"))
    }
  }
}
