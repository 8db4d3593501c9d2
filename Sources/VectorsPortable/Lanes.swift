// Loads, stores and choices on one vector.

/// How many numbers one vector holds.
@inline(always) var width: Int { Lanes.scalarCount }

/// A vector that holds one number everywhere.
@inline(always) func all(_ value: Float) -> Lanes { Lanes(repeating: value) }

@inline(always) func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

@inline(always) func store(_ value: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: value, as: Lanes.self)
}

/// The first `count` numbers, zeros behind them: the end of a row that is no multiple of the width.
@inline(never) func loadPart(_ source: UnsafePointer<Float>, _ count: Int) -> Lanes {
  var value = all(0)
  for i in 0..<count { value[i] = source[i] }
  return value
}

@inline(never) func storePart(_ value: Lanes, _ target: UnsafeMutablePointer<Float>, _ count: Int) {
  for i in 0..<count { target[i] = value[i] }
}

@inline(always) func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: a .< b) }
@inline(always) func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: a .> b) }

/// `yes` where the mask holds, else `no`.
@inline(always) func choose(_ mask: SIMDMask<IntegerLanes>, _ yes: Lanes, _ no: Lanes) -> Lanes {
  no.replacing(with: yes, where: mask)
}

@inline(always) func magnitude(_ x: Lanes) -> Lanes {
  unsafeBitCast(
    unsafeBitCast(x, to: IntegerLanes.self) & IntegerLanes(repeating: 0x7fff_ffff), to: Lanes.self)
}
