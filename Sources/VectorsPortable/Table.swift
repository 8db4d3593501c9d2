public import Vectors

/// The loops of this module as one value.
public let vectorFunctions = VectorFunctions(
  name: instructionSet, activate: activate, multiplyAndSum: multiplyAndSum, columnSums: columnSums,
  addBias: addBias, exponential: exponentials, addScaled: addScaled, multiply: multiply,
  sumOfSquares: sumOfSquares, adam: adam, convert: convert, keepLarger: keepLarger)
