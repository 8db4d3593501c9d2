// Sums over rows and over everything. The order of additions depends on the shapes alone.

/// `gradient *= slope`, with the column sums of the product when asked for (the bias gradient).
func multiplyAndSum(
  _ gradient: UnsafeMutablePointer<Float>, _ slope: UnsafePointer<Float>, _ rows: Int, _ columns: Int,
  _ stride: Int, _ columnSums: UnsafeMutablePointer<Float>?
) {
  // Without sums a whole matrix is one long row.
  let isOneRow = columnSums == nil && stride == columns
  let length = isOneRow ? rows * columns : columns
  for row in 0..<(isOneRow ? 1 : rows) {
    let g = gradient + row * stride
    let s = slope + row * stride
    var j = 0
    while j + width <= length {
      let product = load(g + j) * load(s + j)
      store(product, g + j)
      if let columnSums { store(row == 0 ? product : load(columnSums + j) + product, columnSums + j) }
      j += width
    }
    while j < length {
      g[j] *= s[j]
      if let columnSums { columnSums[j] = row == 0 ? g[j] : columnSums[j] + g[j] }
      j += 1
    }
  }
}

/// `sums[j] = sum over rows of x[i][j]`.
func columnSums(_ x: UnsafePointer<Float>, _ rows: Int, _ columns: Int, _ sums: UnsafeMutablePointer<Float>) {
  var j = 0
  while j + width <= columns {
    var total = all(0)
    for row in 0..<rows { total += load(x + row * columns + j) }
    store(total, sums + j)
    j += width
  }
  while j < columns {
    var total: Float = 0
    for row in 0..<rows { total += x[row * columns + j] }
    sums[j] = total
    j += 1
  }
}

/// `x[i][j] += bias[j]`.
func addBias(_ x: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>, _ rows: Int, _ columns: Int) {
  for row in 0..<rows {
    let line = x + row * columns
    var j = 0
    while j + width <= columns {
      store(load(line + j) + load(bias + j), line + j)
      j += width
    }
    while j < columns {
      line[j] += bias[j]
      j += 1
    }
  }
}

/// The sum of squares: vectors within blocks of 1,024 elements, Double between blocks.
func sumOfSquares(_ x: UnsafePointer<Float>, _ count: Int) -> Double {
  var total = 0.0
  var i = 0
  while i + width <= count {
    var block = all(0)
    let end = min(i + 1024, count)
    while i + width <= end {
      let value = load(x + i)
      block = fma(value, value, block)
      i += width
    }
    total += Double(block.sum())
  }
  while i < count {
    total += Double(x[i]) * Double(x[i])
    i += 1
  }
  return total
}
