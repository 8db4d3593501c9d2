import Foundation
import Site

/// What makes an open page the new one: which of its blocks stay, and the others as HTML.
public struct PageUpdate: Encodable, Sendable {
  /// A block of the new page.
  public enum Piece: Encodable, Sendable, Hashable {
    /// The block at this index of the old page, which is the same.
    case kept(Int)
    case html(String)

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .kept(let index): try container.encode(index)
      case .html(let html): try container.encode(html)
      }
    }
  }

  let type = "page"
  public var version: Int
  /// The version whose blocks are named by their indices; `nil` when none are.
  public var base: Int?
  public var blocks: [Piece]
  /// What is around the blocks, when it has changed.
  public var shell: String?

  /// - Parameter old: What the page shows now, in the version `base`; `nil` when that is not known.
  public init(from old: PreviewPage?, version base: Int?, to new: PreviewPage, version: Int) {
    self.version = version
    shell = old?.shell == new.shell ? nil : new.shell
    self.base = old == nil ? nil : base
    guard let old else {
      blocks = new.blocks.map(Piece.html)
      return
    }
    let difference = new.blocks.difference(from: old.blocks)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var kept = old.blocks.indices.filter { !removed.contains($0) }.makeIterator()
    blocks = new.blocks.indices.map { index in
      if !inserted.contains(index), let old = kept.next() { return .kept(old) }
      return .html(new.blocks[index])
    }
  }
}

/// How far a cell is that takes long.
public struct CellProgress: Encodable, Sendable, Equatable {
  let type = "progress"
  /// `Cell.index`.
  public var cell: Int
  public var text: String
  /// 0 to 1, when it is known.
  public var share: Double?
  /// The step at which the curves end, when it is known.
  public var end: Double?
  /// Loss by step, by the name of what is trained.
  public var curves: [Curve]

  public struct Curve: Encodable, Sendable, Equatable {
    public var name: String
    public var points: [[Double]]

    public init(name: String) {
      self.name = name
      points = []
    }

    /// Adds a point; a long curve is thinned.
    public mutating func add(_ x: Double, _ y: Double) {
      points.append([x, y])
      if points.count > 400 { points = points.enumerated().filter { $0.offset % 2 == 1 }.map(\.element) }
    }

    /// Whether a step is later than all so far.
    fileprivate func isFollowed(by x: Double) -> Bool { points.last.map { $0[0] < x } ?? true }
  }

  /// Adds a loss to the curve of a name. Trainings that run side by side report in turn, and one that begins
  /// again gets a curve of its own. What is no number cannot be drawn, nor sent as JSON.
  public mutating func add(_ loss: Double, at step: Double, to name: String) {
    guard loss.isFinite else { return }
    let index = curves.lastIndex { $0.name == name && $0.isFollowed(by: step) }
    if index == nil { curves.append(Curve(name: name)) }
    curves[index ?? curves.count - 1].add(step, loss)
  }

  public init(cell: Int) {
    self.cell = cell
    text = ""
    curves = []
  }
}

/// Where the preview stands, for the line at the page's foot.
public struct PreviewStatus: Encodable, Sendable, Equatable {
  let type = "status"
  /// What is going on; empty when nothing is.
  public var text: String
  /// The cell that runs.
  public var running: Int?
  /// What is wrong, each as a terminal shows it.
  public var problems: [String]

  public init(text: String = "", running: Int? = nil, problems: [String] = []) {
    self.text = text
    self.running = running
    self.problems = problems
  }
}

/// Anything else that open pages are told.
public struct PreviewNotice: Encodable, Sendable {
  /// `reload`, `assets`, `gone` or `session`.
  var type: String
  var identifier: String?

  public static let reload = PreviewNotice(type: "reload")
  /// Style sheets or pictures have changed.
  public static let assets = PreviewNotice(type: "assets")
  /// The page's chapter is no more.
  public static let gone = PreviewNotice(type: "gone")

  /// Which run of the preview speaks; a page of an earlier one loads itself anew.
  public static func session(_ identifier: String) -> PreviewNotice {
    PreviewNotice(type: "session", identifier: identifier)
  }
}

extension Hub {
  /// Sends a message as JSON.
  public func send(_ message: some Encodable, to page: String? = nil, client: Int? = nil) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(message) else { return }
    let text = String(decoding: data, as: UTF8.self)
    if let client { send(text, toClient: client) } else { send(text, to: page) }
  }
}
