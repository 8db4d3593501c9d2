// Claims

// Prose about numbers grows wrong when data, seeds or code change. A **[claim]{.term}** is a sentence that the build checks: it
// stands on the page only where it is true.
//
// ## A sentence and its check

let inputs = stride(from: -8.0, through: 8, by: 0.01)
let slopes = inputs.map { Activation.sigmoid.derivative($0) }
claim(
  "The sigmoid's slope never exceeds one quarter.",
  slopes.allSatisfy { $0 <= 0.25 })

// When it does not hold, the build fails at the claim's line, and the last good page stays. Where both outcomes are fine,
// give the sentence for the other one, and the build goes on:

let steepest = (1000 * (slopes.max() ?? 0)).rounded() / 1000
claim(
  "The slope reaches a half.", steepest >= 0.5,
  otherwise: "It stays below a half, with \(steepest) at most.")

// ## Three marks
//
// A reader should see what a sentence rests on, so there are three marks.
//
// | Kind | Written | Means |
// |---|---|---|
// | computed | `claim(sentence, condition)` | this computation, with these seeds and these data, gave it |
// | proved | `claim(sentence, condition, proved: true)` | arithmetic or a theorem; it cannot come out otherwise |
// | measured | `claim(sentence, measured: effect, above: smallest)` | several runs gave it, with number, effect and test beside it |
//
// ## Measured: what several runs show
//
// What two means differ by may be noise. A [measured]{.term} claim therefore takes no condition. It takes a comparison, and the
// smallest difference that you would still call one; it holds when the whole confidence interval lies above that.

// The product of four slopes, mean of 200 paths, for six seeds.
func reaching(_ f: Activation) -> [Double] {
  (1...6).map { seed in
    var stream = RandomStream(seed: UInt64(seed))
    let paths = (0..<200).map { _ in
      (0..<4).reduce(1.0) { size, _ in size * f.derivative(stream.normal()) }
    }
    return paths.reduce(0, +) / 200
  }
}
let effect = try PairedComparison(reaching(.softplus), reaching(.sigmoid))
claim(
  "More of the gradient survives softplus than the sigmoid.",
  measured: effect, above: 0.01)

// The small print says what n counts (`counted: "images"` where it is not seeds), the difference with its 95 % interval, the
// test, and the p value of *this* claim: how often luck gives such a difference where the true one is the smallest effect and no
// more. It is one-sided, since a claim has a direction, and a claim holds where it is at most 0.025, which is where the interval
// lies above the smallest effect. Give one quantity one smallest effect in all your chapters, and say once where it comes from.
//
// | Compared | By |
// |---|---|
// | two ways under the same conditions (the same seeds) | `PairedComparison` |
// | two groups that have nothing in common | `WelchComparison` |
// | several ways with the same seeds, each with each | `BlockedComparison`; its `pair(_:_:)` is Tukey's, whose interval decides: it has no one-sided p value |
// | successes under the same conditions (images that both read) | `McNemarComparison`; `signsOf:` counts where the first is larger |
// | successes of groups that have nothing in common | `FisherComparison` of two `Proportion`s, of which each has Wilson's interval |
//
// Where several claims answer one question, hand each of them the p values of all, and Holm's correction is applied and named:
// `claim(..., measured: first, above: 1, among: [first, second].map { $0.pValue(above: 1) })`.
//
// Runs of the engine are compared by name: `comparison.paired("GELU", "ReLU")` takes the seeds that both have,
// `comparison.blocked()` all ways at once, and `by:` says what is compared (the test accuracy unless told). With one seed,
// as in quick mode, there is nothing to compare: the effect is `nil`, and the page says what `otherwise` says.
//
// That two ways are *the same for all that matters* is a claim too, and a stronger one than "no significant difference":
// `within:` holds when the whole interval lies inside the margin (two one-sided tests, each at 2.5 %).

let twice = try PairedComparison(reaching(.tanh), reaching(.tanh))
claim(
  "The same seeds give the same gradient.",
  measured: twice, within: 1e-12)
