public import Courses
import Foundation
import Notebooks
import Texts

extension SettingsKind {
  /// The instructor's file of an assignment, and `check.yml`, its public part.
  public static let rubric = SettingsKind(
    isKind: { path, text in
      (path.hasSuffix(".yml") || path.hasSuffix(".yaml"))
        && text.lines.contains { $0.hasPrefix("assignment:") || $0.hasPrefix("criteria:") }
    },
    keys: { RubricReader.keys(below: $0) },
    diagnostics: { text, path in
      let file = URL(fileURLWithPath: path)
      return RubricReader.read(
        text, file: path, isForStudents: file.lastPathComponent == "check.yml",
        readBeside: RubricReader.files(beside: file)
      ).1
    })
}

extension RubricReader {
  /// The keys of an assignment's file below some keys, with what they say.
  static func keys(below path: [String]) -> [SettingsKey] {
    switch path {
    case []:
      [
        SettingsKey("assignment", "The assignment's name, for files and reports."),
        SettingsKey("title", "The assignment's title."),
        SettingsKey(
          "secret", "At least 12 characters that students must not know; from them come hidden inputs."),
        SettingsKey("due", "The last moment to hand in, such as `2026-12-01T23:59:00Z`."),
        SettingsKey("late", "What lateness costs."),
        SettingsKey(
          "attempts", "Which of several hand-ins counts.", values: Rubric.Attempts.allCases.map(\.rawValue)),
        SettingsKey("data", "The data set and how it is divided."),
        SettingsKey("training", "How students have to train."),
        SettingsKey("limits", "What one hand-in may use."),
        SettingsKey("control", "Runs that have to come out badly."),
        SettingsKey("tolerances", "How far numbers may lie from those expected."),
        SettingsKey("evidence", "How the grader convinces itself that a run was trained."),
        SettingsKey("checks", "A notebook beside this file whose labelled cells are the checks."),
        SettingsKey("inputs", "Hidden inputs by the name of a function, each a list."),
        SettingsKey("public-inputs", "Inputs that students see, by the name of a function."),
        SettingsKey("criteria", "What is judged and for how many points."),
        SettingsKey("public", "Rules that students may try out themselves."),
      ]
    case ["late"]:
      [
        SettingsKey("percent-per-day", "Per cent of the points for each day begun."),
        SettingsKey("days", "After how many days nothing is taken any more."),
      ]
    case ["data"]:
      [
        SettingsKey("set", "The data set.", values: Rubric.DataRule.Source.allCases.map(\.rawValue)),
        SettingsKey("train", "How many examples train."),
        SettingsKey("validation", "How many examples validate."),
        SettingsKey("held-out", "How many examples students never see."),
      ]
    case ["training"]:
      [
        SettingsKey("epochs", "How many epochs a run has."),
        SettingsKey("snapshots", "The epochs after which weights are kept, as a list."),
        SettingsKey("bar", "The accuracy that a run has to reach."),
        SettingsKey(
          "minimum", "The least accuracy, one number or one by activation with `others` for the rest."),
        SettingsKey("learning-rate", "The greatest learning rate."),
        SettingsKey("batch-sizes", "The sizes that a student may choose from, as a list."),
      ]
    case ["limits"]:
      [
        SettingsKey("seconds", "Seconds of one hand-in."),
        SettingsKey("memory", "Memory with its unit, `2 GB`."),
        SettingsKey("processes", "How many processes at once."),
        SettingsKey("output", "How much it may print, with its unit."),
      ]
    case ["control"]:
      [
        SettingsKey(
          "shuffled-labels", "Whether a run on shuffled labels has to fail.", values: ["true", "false"])
      ]
    case ["evidence"]:
      [
        SettingsKey("re-enactment", "The share of the epochs that the grader trains again, 0 to 1."),
        SettingsKey("screens", "Whether cheap looks come first.", values: ["true", "false"]),
        SettingsKey("seconds", "How long re-enactment may take for one hand-in."),
        SettingsKey("hand-ins", "How many hand-ins at once."),
      ]
    case ["tolerances"]:
      ["loss", "accuracy", "chart", "gradient", "probe", "seed", "training"].map {
        SettingsKey($0, "How far '\($0)' may lie from what is expected.")
      }
    case ["criteria"]:
      [
        SettingsKey("id", "The criterion's name."), SettingsKey("title", "Its title in reports."),
        SettingsKey("judge", "Who gives the points.", values: Criterion.Judge.allCases.map(\.rawValue)),
        SettingsKey("points", "How many there are."),
        SettingsKey("bonus", "Whether they come on top.", values: ["true", "false"]),
        SettingsKey("rules", "Points by rule; they add up to `points`."),
      ]
    case ["criteria", "rules"]:
      Criterion.Judge.allCases.flatMap { judge in
        judge.rules.map { SettingsKey($0, "A rule of the judge '\(judge.rawValue)'.") }
      }
    default: []
    }
  }
}
