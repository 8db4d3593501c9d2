extension Gallery {
  /// In the order of the page.
  static let all: [Entry] = [
    activationCurves, gradientByLayer, lossWithBands, accuracyBars, softmaxByTemperature, accuracyDots,
    twoMoons, deadUnitsHeatmap,
  ]
}
