import Foundation

@testable import Grading

/// A folder of submissions for a test, removed with it.
final class HandIns {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hands-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func add(_ path: String, _ text: String = HandIns.work) throws -> HandIns { try add(path, Data(text.utf8)) }

  @discardableResult
  func add(_ path: String, _ data: Data) throws -> HandIns {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return self
  }

  func zip(_ path: String, _ files: [(String, String)]) throws -> HandIns {
    try add(
      path, ZipArchiveTests.Builder.archive(files.map { .init(path: $0.0, content: Array($0.1.utf8)) }))
  }

  /// - Parameters:
  ///   - roster: Without an end of the line.
  ///   - sameTimes: All files were written at once, as after a download.
  func read(
    _ roster: String? = nil, attempts: Rubric.Attempts = .last, sameTimes: Bool = false
  ) throws -> SubmissionFolder {
    if sameTimes {
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
          ofItemAtPath: folder.appendingPathComponent(path).path)
      }
    }
    return try SubmissionFolder(
      folder, roster: roster.map { try Roster(csv: $0, file: "roster.csv") }, attempts: attempts,
      handedOut: HandedOut(
        files: ["starter.md": Self.starter, "check.md": Self.checker, "notes.md": Self.notes],
        checks: ["loss-falls"]))
  }

  static let starter =
    "# Bake-off\n\n```{swift}\n//| label: train\n// your code\n```\n\n```{swift}\n//| label: plot\n```\n"
  static let work =
    "# Mine\n\n```{swift}\n//| label: train\nlet a = 1\n```\n\n```{swift}\n//| label: plot\nlet b = a\n```\n"
  static let half = "# Mine\n\n```{swift}\n//| label: train\nlet a = 2\n```\n"
  static let checker = "# Public checks\n\n```{swift}\n//| label: loss-falls\ncheck()\n```\n"
  static let notes = "# Notes of the lecture\n\nNothing to do.\n"

  static func jupyter(_ source: String = "//| label: train\\nlet a = 1") -> String {
    """
    {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
      {"cell_type": "code", "id": "a", "metadata": {}, "source": "\(source)", "outputs": [], "execution_count": null}]}
    """
  }
}
