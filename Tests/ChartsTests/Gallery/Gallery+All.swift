extension Gallery {
  /// The sections of the page, by what a teacher looks for.
  static let sections: [(title: String, entries: [Entry])] = [
    (
      "Functions",
      [
        activationCurves, activationSlopes, softmaxByTemperature, margin, ownHues,
        multiplesOfPi, powerAxis,
        lissajous,
      ]
    ),
    (
      "Training runs",
      [
        lossWithBands, seedBands, accuracyBand, trainAndTest, overfitting,
        smoothedLoss, longRun,
        oneAmongMany, ranks, learningRateSweep, schedules, symbolsAlone,
        trainingByDate, trajectory,
        lossSparkline,
      ]
    ),
    (
      "Gradients and units",
      [
        gradientByLayer, gradientRanges, signedGradients, deadUnitsBars,
        deadUnitsHeatmap, singularValues,
        phaseDiagram, firstLayerWeights,
      ]
    ),
    (
      "Distributions",
      [
        activationHistogram, overlaidHistograms, histogramByHand,
        tenThousandPoints,
      ]
    ),
    (
      "Right and wrong answers",
      [
        digitConfusion, digitGrid, twoMoons, decisionBoundary, linearRegions,
        fadingEpochs,
      ]
    ),
    (
      "Comparisons",
      [
        accuracyBars, accuracyDots, barsWithErrors, beforeAndAfter, signedChange,
        panelsByDepth, bubbles,
        rootCounts,
      ]
    ),
    (
      "Time and parts",
      [
        timePerElement, timeShare, phaseShares, stream, pipeline, parameterBudget,
        trailingAxis,
      ]
    ),
    ("Trees and networks", [decisionTree, networkWeights, networkActivity]),
  ]

  /// In the order of the page.
  static let all = sections.flatMap(\.entries)
}
