/// The p values of several comparisons, raised so that one wrong verdict among all of them is as unlikely as each
/// alone promises (Holm 1979). In the order given.
///
/// - Parameter pValues: Each from 0 to 1.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
  var adjusted = pValues
  var highest = 0.0
  for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
    highest = max(highest, min(1, Double(pValues.count - rank) * pValues[index]))
    adjusted[index] = highest
  }
  return adjusted
}
