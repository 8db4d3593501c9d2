import Foundation

/// A block of numbers at a fixed address in memory, aligned for vectors, zero at the start.
///
/// It belongs to one run on one thread; what leaves a run is copied into arrays.
public final class Storage<Scalar: Real> {
  /// The first element.
  public let start: UnsafeMutablePointer<Scalar>
  /// How many elements there are.
  public let count: Int

  /// Zeros.
  public init(_ count: Int) {
    self.count = count
    // A vector beyond the end may be touched by the matrix products' packing, never read as a value.
    let needed = max(count, 1) * MemoryLayout<Scalar>.stride + 64
    // Weights and moments of a large layer fill huge pages, which spares the optimizer thousands of
    // page-table walks in each step.
    let isLarge = needed >= Storage.hugePage / 2
    let alignment = isLarge ? Storage.hugePage : 64
    let bytes = (needed + alignment - 1) / alignment * alignment
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: alignment)
    #if os(Linux)
      // Advice only: where the system has no huge pages, the pages are small.
      if isLarge { madvise(raw, bytes, MADV_HUGEPAGE) }
    #endif
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    start = raw.bindMemory(to: Scalar.self, capacity: count)
  }

  private static var hugePage: Int { 2 << 20 }

  /// A copy of an array.
  public convenience init(_ values: [Scalar]) {
    self.init(values.count)
    write(values)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  /// The element at an index within `0..<count`.
  public subscript(index: Int) -> Scalar {
    get {
      precondition(index >= 0 && index < count, "Index \(index) lies outside a storage of \(count) elements.")
      return start[index]
    }
    set {
      precondition(index >= 0 && index < count, "Index \(index) lies outside a storage of \(count) elements.")
      start[index] = newValue
    }
  }

  /// The first `count` elements (all, when not given) as an array.
  public func array(_ count: Int? = nil) -> [Scalar] {
    Array(UnsafeBufferPointer(start: start, count: min(count ?? self.count, self.count)))
  }

  /// Overwrites the beginning with an array that fits.
  public func write(_ values: [Scalar]) {
    precondition(
      values.count <= count, "\(values.count) values do not fit in a storage of \(count) elements.")
    values.withUnsafeBufferPointer {
      if let base = $0.baseAddress { start.update(from: base, count: values.count) }
    }
  }

  /// Sets every element to one value.
  public func fill(_ value: Scalar) { start.update(repeating: value, count: count) }
}
