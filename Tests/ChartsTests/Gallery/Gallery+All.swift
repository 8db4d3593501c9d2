extension Gallery {
  /// A type of its own: the compiler tries tuples of a literal for seven seconds.
  struct Section: Sendable {
    var title: String
    var entries: [Entry]

    init(_ title: String, _ entries: [Entry]) { (self.title, self.entries) = (title, entries) }
  }

  /// The sections of the page, by what a teacher looks for.
  static let sections: [Section] = [
    Section(
      "Functions",
      [
        activationCurves, activationSlopes, softmaxByTemperature, margin, ownHues,
        multiplesOfPi, powerAxis,
        lissajous,
      ]),
    Section(
      "Training runs",
      [
        lossWithBands, seedBands, accuracyBand, trainAndTest, overfitting,
        smoothedLoss, longRun,
        oneAmongMany, ranks, learningRateSweep, schedules, symbolsAlone,
        trainingByDate, trajectory,
        lossSparkline,
      ]),
    Section(
      "Gradients and units",
      [
        gradientByLayer, gradientRanges, signedGradients, deadUnitsBars,
        deadUnitsHeatmap, singularValues,
        phaseDiagram, firstLayerWeights,
      ]),
    Section(
      "Distributions",
      [
        activationHistogram, overlaidHistograms, histogramByHand,
        tenThousandPoints,
      ]),
    Section(
      "Right and wrong answers",
      [
        digitConfusion, digitGrid, twoMoons, decisionBoundary, linearRegions,
        fadingEpochs,
      ]),
    Section(
      "Comparisons",
      [
        accuracyBars, accuracyDots, barsWithErrors, beforeAndAfter, signedChange,
        panelsByDepth, bubbles,
        rootCounts,
      ]),
    Section(
      "Time and parts",
      [
        timePerElement, timeShare, phaseShares, stream, pipeline, parameterBudget,
        trailingAxis,
      ]),
    Section("Trees and networks", [decisionTree, networkWeights, networkActivity]),
  ]

  /// In the order of the page.
  static let all = sections.flatMap(\.entries)
}
