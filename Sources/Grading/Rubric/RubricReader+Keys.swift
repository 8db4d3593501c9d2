import Notebooks

extension RubricReader {
  /// The keys of an assignment's file below some keys, with what they say.
  static func keys(below path: [String]) -> [SettingsKey] {
    switch path {
    case []: topKeys
    case ["late"]:
      [
        SettingsKey(
          "percent-per-day", "Per cent of the points found automatically that each day begun costs.",
          kind: "number, 0 to 100", standard: "0", example: "10"),
        SettingsKey(
          "days", "After so many days nothing is left; no end when left out.", kind: "whole number",
          example: "5"),
      ]
    case ["data"]:
      [
        .words(
          "set", standard: Rubric.DataRule.Source.bakeOff, example: .mnist,
          "The data set; `bake-off` is Fashion-MNIST where it is installed, `none` needs no images."),
        SettingsKey(
          "train", "How many images a notebook trains on, at least 1000.", kind: "whole number",
          standard: "10000", example: "5000"),
        SettingsKey(
          "validation", "How many it may validate on, at least 100.", kind: "whole number",
          standard: "1000", example: "500"),
        SettingsKey(
          "held-out", "How many it never sees, at least 200.", kind: "whole number", standard: "5000",
          example: "2000"),
      ]
    case ["training"]: trainingKeys
    case ["limits"]:
      [
        SettingsKey(
          "seconds", "How long one run of a notebook may take.", kind: "seconds", standard: "900",
          example: "1800"),
        SettingsKey("memory", "What it may use.", kind: "bytes", standard: "4GiB", example: "3GiB"),
        SettingsKey(
          "processes", "How many processes at once, at least 16.", kind: "whole number", standard: "128",
          example: "64"),
        SettingsKey(
          "output", "How large its results may be.", kind: "bytes", standard: "600MiB", example: "100MiB"),
      ]
    case ["control"]:
      [
        .boolean(
          "shuffled-labels", standard: true,
          "Whether each notebook is run once more on random labels, where nothing can be learned.")
      ]
    case ["evidence"]:
      [
        SettingsKey(
          "re-enactment", "The share of the epochs that the grader trains again.", kind: "number, 0 to 1",
          standard: "1", example: "0.25"),
        .boolean(
          "screens", standard: true, "Whether weights are looked at for what training never gives."),
        SettingsKey(
          "seconds", "After which a hand-in is left for a person, and the class goes on.", kind: "seconds",
          standard: "1800", example: "3600"),
        SettingsKey(
          "hand-ins", "How many hand-ins of a student are graded where the best counts.",
          kind: "whole number", standard: "\(Rubric.EvidenceRule().handIns)", example: "3"),
      ]
    case ["tolerances"]: toleranceKeys
    case ["criteria"]:
      [
        SettingsKey("id", "The criterion's name.", kind: "name", example: "convergence"),
        SettingsKey(
          "title", "Its title in reports; the `id` when left out.", example: "Convergence comparison plot"),
        .words("judge", standard: Criterion.Judge.manual, example: .convergence, "Who gives the points."),
        SettingsKey("points", "How many there are.", kind: "number", example: "20"),
        .boolean("bonus", standard: false, "Whether they come on top."),
        SettingsKey(
          "rules", "Points by rule of the judge; they add up to `points`.", kind: "rules with points",
          example: "{ series: 14, axes: 3, legend: 3 }"),
      ]
    case ["criteria", "rules"]:
      Criterion.Judge.allCases.flatMap { judge in
        judge.rules.map {
          SettingsKey($0, "A rule of the judge `\(judge.rawValue)`.", kind: "points", example: "10")
        }
      }
    default: []
    }
  }

  private static let topKeys: [SettingsKey] = [
    SettingsKey(
      "assignment", "The assignment's name, for files and reports.", kind: "name", example: "bake-off"),
    SettingsKey(
      "title", "Its title in reports; the name when left out.", example: "The activation bake-off"),
    SettingsKey(
      "secret",
      "At least 12 characters that students must not know; from them come pixel orders and hidden inputs.",
      example: "b0a1f7c2d9e84635"),
    SettingsKey(
      "due", "The last moment to hand in; no limit when left out.", kind: "day or time",
      example: "2026-12-01T23:59:00Z"),
    SettingsKey("late", "What lateness costs.", kind: "keys", example: "{ percent-per-day: 10, days: 5 }"),
    .words("attempts", standard: Rubric.Attempts.last, "Which of several hand-ins counts."),
    SettingsKey(
      "data", "The data set and how it is divided.", kind: "keys", example: "{ set: mnist, train: 5000 }"),
    SettingsKey("training", "How students have to train.", kind: "keys", example: "{ epochs: 10 }"),
    SettingsKey(
      "limits", "What one run of a notebook may use.", kind: "keys", example: "{ seconds: 1800 }"),
    SettingsKey(
      "control", "Runs that have to come out badly.", kind: "keys", example: "{ shuffled-labels: false }"),
    SettingsKey(
      "tolerances", "How far what is reported may lie from what is computed again.", kind: "keys",
      example: "{ chart: 0.02 }"),
    SettingsKey(
      "evidence", "How the grader convinces itself that a run was trained.", kind: "keys",
      example: "{ re-enactment: 0.25 }"),
    SettingsKey(
      "checks", "A notebook beside this file whose labelled cells are the checks.", kind: "file",
      example: "checks.md"),
    SettingsKey(
      "inputs", "Hidden inputs by the name of a function.", kind: "names with lists",
      example: "{ softmax: [[1, 2, 3], [1000, 1000]] }"),
    SettingsKey(
      "public-inputs", "Inputs that students see, by the name of a function.", kind: "names with lists",
      example: "{ softmax: [[0, 0]] }"),
    SettingsKey(
      "criteria", "What is judged and for how many points.", kind: "list of criteria",
      example: "[{ id: written, judge: manual, points: 15 }]"),
    SettingsKey(
      "public", "Rules that students may try out themselves.", kind: "list of rules",
      example: "[trained, series]"),
  ]

  private static let trainingKeys: [SettingsKey] = [
    SettingsKey(
      "epochs", "How many epochs a run has at least.", kind: "whole number", standard: "20", example: "10"),
    SettingsKey(
      "snapshots", "The epochs after which weights are handed in; 0 is before training.",
      kind: "list of whole numbers", standard: "[0, 1, 2, 5, 10, 20]", example: "[0, 1, 2, 5, 10]"),
    SettingsKey(
      "bar", "The held-out accuracy above which a function of one's own has trained.",
      kind: "number, 0 to 1", standard: "0.5", example: "0.7"),
    SettingsKey(
      "minimum",
      "The held-out accuracy below which a run has learned nothing: one number, or one by activation with `others` for the rest.",
      kind: "number, or names with numbers", standard: "0.2", example: "{ sigmoid: 0, others: 0.5 }"),
    SettingsKey(
      "learning-rate", "Adam's step size; a run with another waits for a person.", kind: "number",
      standard: "0.001", example: "0.002"),
    SettingsKey(
      "batch-sizes", "The sizes that a student may choose from.", kind: "list of whole numbers",
      standard: "[128]", example: "[64, 128]"),
  ]

  private static let toleranceKeys: [SettingsKey] = [
    ("loss", "Relative: an epoch's mean loss against the losses before and after it.", "0.35"),
    ("accuracy", "Absolute: training accuracy; on random labels, twice of it above chance.", "0.1"),
    ("chart", "Relative: what a chart shows against the history.", "0.01"),
    ("gradient", "Relative: gradient norms.", "0.05"),
    ("probe", "Absolute: an activation's values and slopes.", "0.0001"),
    ("seed", "Absolute: accuracies of honest runs that differ in the seed alone.", "0.02"),
    ("training", "Relative: weights trained again, against the way from the start.", "0.0001"),
  ].map { name, summary, standard in
    SettingsKey(name, summary, kind: "number", standard: standard, example: "0.2")
  }
}
