// Vocabulary: Statistics

// Two ways with the same seeds are a `PairedComparison`, two groups without anything in common a `WelchComparison`, several ways with the
// same seeds a `BlockedComparison`. Each has an effect, an interval and a test, and is what a measured claim takes: see
// [claims](claims.md).
//
// Module `Statistics`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## BlockedComparison
//
// `struct BlockedComparison`: Several ways, each measured once under every condition (block): the analysis for "which of seven, with the same five seeds".
//
// - `let blockCount: Int`
// - `let blockRatio: Double`: Variance between blocks over the residual one: above 1 where blocking helped.
// - `init(_ samples: [(label: String, values: [Double])]) throws`
// - `let labels: [String]`
// - `let means: [Double]`: Of each way over the blocks, in the order of the labels.
// - `var order: [String]`: The labels by mean, largest first.
// - `let pValue: Double`: The probability of so large a ratio if all ways were alike.
// - `func pair(_ first: String, _ second: String, confidence: Double = 0.95) -> PairwiseDifference?`: One of Tukey's pairs, first minus second in the order asked for; `nil` for a label that is not among the ways.
// - `func pairs(confidence: Double = 0.95) -> [PairwiseDifference]`: All pairs by Tukey's honestly significant difference, in the order of the labels.
// - `let ratio: Double`: Variance between ways over the residual one.
// - `let residualFreedom: Int`: (ways - 1)(blocks - 1).
// - `let residualVariance: Double`: The variance that neither ways nor blocks explain.
// - `func told(from label: String) -> [String]`: Which ways Tukey's test can tell from one of them at 95 %.
//
// ## FDistribution
//
// `struct FDistribution`: Fisher's F distribution: the ratio of two estimates of one variance.
//
// - `let denominatorFreedom: Double`
// - `init(numeratorFreedom: Double, denominatorFreedom: Double)`
// - `let numeratorFreedom: Double`
// - `func upperTail(_ ratio: Double) -> Double`: The probability of a value above a ratio: the p value of an analysis of variance.
//
// ## FisherComparison
//
// `struct FisherComparison`: Two counts of successes, compared exactly (Fisher 1922), with the difference of the shares as the effect.
//
// - `var confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `var count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `var difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `let first: Proportion`
// - `init(_ first: Proportion, _ second: Proportion)`
// - `let interval: ClosedRange<Double>`: Newcombe's interval of the difference, from the two Wilson intervals (Newcombe 1998, method 10).
// - `let pValue: Double`: Two-sided: the probability, margins given, of all tables that are no likelier than this one.
// - `let second: Proportion`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// ## MeasuredEffect
//
// `protocol MeasuredEffect : Sendable`: A difference that was measured, with what one has to know to believe it.
//
// - `var confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `var count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `var difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `var interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `func isAbove(_ smallest: Double) -> Bool`: Whether the first is larger by more than a smallest effect of interest: the whole interval lies above it.
// - `func isWithin(_ margin: Double) -> Bool`: Whether the two are the same for all that matters: the whole interval lies within so much of 0 (two one-sided tests, Schuirmann 1987; with an interval of 95 % each of them has the level 2.5 %).
// - `var pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// ## NormalDistribution
//
// `enum NormalDistribution`: The standard normal distribution.
//
// - `static func cumulative(_ z: Double) -> Double`: The probability of a value up to a point.
// - `static func density(_ z: Double) -> Double`: The density at a point.
// - `static func quantile(_ probability: Double) -> Double`: The point below which a value lies with a probability strictly between 0 and 1.
//
// ## PairedComparison
//
// `struct PairedComparison`: Two ways, each measured under the same conditions: same seeds, same batches.
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws`
// - `let interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `let pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `let standardisedEffect: Double?`: The mean difference over the standard deviation of the differences (Cohen's d for pairs, d\_z); `nil` where the differences do not vary.
// - `let standardisedInterval: ClosedRange<Double>?`: Its interval by the noncentral t distribution.
// - `let statistic: Double`: The mean difference over its standard error; infinite where all differences are equal and not 0.
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// ## PairwiseDifference
//
// `struct PairwiseDifference`: One pair of Tukey's comparison of all.
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `let first: String`
// - `let interval: ClosedRange<Double>`: Simultaneous: all pairs' intervals hold the truth together with the confidence.
// - `let pValue: Double`: Adjusted for all pairs.
// - `let second: String`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// ## Proportion
//
// `struct Proportion`: How often something happened, with Wilson's interval, which never leaves 0 to 1 (Wilson 1927).
//
// - `let confidence: Double`
// - `let count: Int`
// - `init(_ successes: Int, of count: Int, confidence: Double = 0.95)`
// - `var interval: ClosedRange<Double>`
// - `var share: Double`: The share observed.
// - `let successes: Int`
//
// ## StatisticsError
//
// `struct StatisticsError`: Why something cannot be compared.
//
// ## StudentT
//
// `struct StudentT`: Student's t distribution: how a mean lies about the truth in units of its estimated standard error.
//
// - `func cumulative(_ t: Double) -> Double`: The probability of a value up to a point.
// - `let degreesOfFreedom: Double`: Above 0; need not be whole (Welch's are not).
// - `init(degreesOfFreedom: Double)`
// - `func quantile(_ probability: Double) -> Double`: The point below which a value lies with a probability strictly between 0 and 1.
// - `func twoSidedTail(_ t: Double) -> Double`: The probability of a value beyond \|t\| on either side: the p value of a two-sided test.
//
// ## StudentizedRange
//
// `struct StudentizedRange`: The distribution of the largest difference among several means, in units of their estimated standard error: what Tukey's honestly significant difference is measured by.
//
// - `func cumulative(_ q: Double) -> Double`: The probability of a range up to q.
// - `let degreesOfFreedom: Double`: Of the estimate of the variance; above 0.
// - `let groups: Int`: How many means are compared; at least 2.
// - `init(groups: Int, degreesOfFreedom: Double)`
// - `func quantile(_ probability: Double) -> Double`: The range that is not exceeded with a probability strictly between 0 and 1.
// - `func upperTail(_ q: Double) -> Double`: The probability of a range above q: the p value of Tukey's test.
//
// ## UnblockedComparison
//
// `struct UnblockedComparison`: Several ways measured under conditions of their own (one-way analysis of variance).
//
// - `let counts: [Int]`
// - `init(_ samples: [(label: String, values: [Double])]) throws`
// - `let labels: [String]`
// - `let means: [Double]`
// - `let pValue: Double`: The probability of so large a ratio if all ways were alike.
// - `func pairs(confidence: Double = 0.95) -> [PairwiseDifference]`: All pairs by Tukey's method with Kramer's correction for samples of different size.
// - `let ratio: Double`: Variance between ways over that within them.
// - `let residualFreedom: Int`
// - `let residualVariance: Double`
//
// ## WelchComparison
//
// `struct WelchComparison`: Two samples that share no conditions and need not have the same variance (Welch 1947).
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: Of the smaller sample.
// - `let degreesOfFreedom: Double`: By Welch and Satterthwaite; need not be whole.
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws`
// - `let interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `let pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `let statistic: Double`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// ## holmAdjusted
//
// `func holmAdjusted(_ pValues: [Double]) -> [Double]`: The p values of several comparisons, raised so that one wrong verdict among all of them is as unlikely as each alone promises (Holm 1979).
