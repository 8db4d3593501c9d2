extension Gallery {
  /// In the order of the page.
  static let all: [Entry] = [
    activationCurves, gradientByLayer, lossWithBands, accuracyBars, softmaxByTemperature, accuracyDots,
    twoMoons, deadUnitsHeatmap, activationSlopes, seedBands, accuracyBand, deadUnitsBars,
    activationHistogram, overlaidHistograms, histogramByHand, digitConfusion, digitGrid,
    firstLayerWeights, decisionBoundary, linearRegions, decisionTree, networkWeights, networkActivity,
    singularValues, phaseDiagram, timePerElement, timeShare, learningRateSweep, signedGradients,
    rootCounts, powerAxis, trainingByDate, schedules, smoothedLoss, phaseShares, stream, pipeline,
    barsWithErrors, bubbles, overfitting, trainAndTest, panelsByDepth, beforeAndAfter, oneAmongMany,
    ranks, multiplesOfPi, trailingAxis, gradientRanges, parameterBudget, tenThousandPoints, longRun,
    trajectory, lossSparkline, fadingEpochs, signedChange, symbolsAlone, ownHues, lissajous, margin,
  ]
}
