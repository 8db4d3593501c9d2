public import Foundation

/// An assignment as its instructor describes it in `bake-off.yml`.
public struct Rubric: Sendable, Hashable {
  public var assignment = ""
  public var title = ""
  /// SHA-256 of the file, by which regrading knows that the rules have changed.
  public var digest = ""
  /// What pixel orders and probes are drawn from; students never see it.
  public var secret = ""
  public var due: Date?
  public var late = LateRule()
  public var attempts = Attempts.last
  public var data = DataRule()
  public var training = TrainingRule()
  public var limits = Limits()
  /// Whether each notebook is run once more on random labels.
  public var shuffledLabels = true
  public var tolerances = Tolerances()
  public var evidence = EvidenceRule()
  public var criteria: [Criterion] = []
  /// The assignment's own checks, where it has some.
  public var checks: CheckNotebook?
  /// What the grader asks functions that are handed in, each input as JSON, by the function's name.
  public var inputs: [String: [String]] = [:]
  /// The same for students' own checks.
  public var publicInputs: [String: [String]] = [:]
  /// Rules that students can check for themselves, by their names within a judge.
  public var publicRules: [String] = []

  /// Which of several hand-ins counts.
  public enum Attempts: String, Sendable, Hashable, CaseIterable {
    case last, best
  }

  /// What a day's delay costs.
  public struct LateRule: Sendable, Hashable {
    /// Per cent of the points found automatically, for each day begun.
    public var percentPerDay = 0.0
    /// After so many days nothing is left.
    public var days: Int?
  }

  /// Which data the submissions are run on.
  public struct DataRule: Sendable, Hashable {
    public enum Source: String, Sendable, Hashable, CaseIterable {
      case bakeOff = "bake-off"
      case mnist
      case fashionMNIST = "fashion-mnist"
      case drawnDigits = "drawn-digits"
      /// The assignment needs no data.
      case nothing = "none"
    }

    public var source = Source.bakeOff
    /// How many images a notebook trains on, how many it may validate on, and how many it never sees.
    public var train = 10_000
    public var validation = 1_000
    public var heldOut = 5_000
  }

  /// What the assignment asks of each run.
  public struct TrainingRule: Sendable, Hashable {
    /// At least so many epochs.
    public var epochs = 20
    /// After which epochs weights are handed in; 0 is before training.
    public var snapshots = [0, 1, 2, 5, 10, 20]
    /// The held-out accuracy above which a custom activation has trained.
    public var bar = 0.5
    /// The held-out accuracy below which a run has learned nothing. Sigmoid, which may sit on its
    /// plateau for long, is excused as long as another one learns.
    public var minimum = 0.2
    /// The same for single activations, by name.
    public var minimums: [String: Double] = [:]
    /// Adam's step size; a run with another is judged by a person.
    public var learningRate = 1e-3
    /// Those that a run may use.
    public var batchSizes = [128]
  }

  /// How the grader convinces itself that a run was trained, and for how long it may.
  public struct EvidenceRule: Sendable, Hashable {
    /// The share of all epochs that the grader trains again: with 1 nothing is left that could be invented. With less
    /// the first epochs of each run are trained again in any case, and one run to its end; 0 trains nothing.
    public var reenactment = 1.0
    /// Whether weights are looked at for what training never gives.
    public var screens = true
    /// Seconds after which a submission is left for a person, and the batch goes on.
    public var seconds = 1_800.0
    /// How many hand-ins of a student are graded where the best counts.
    public var handIns = ArtefactLimits.handIns
  }

  /// What one run of a notebook may use.
  public struct Limits: Sendable, Hashable {
    public var seconds = 900.0
    public var memory = 4 << 30
    public var processes = 128
    /// Bytes of results.
    public var output = 600 << 20
  }

  /// How far what is reported may lie from what is recomputed.
  public struct Tolerances: Sendable, Hashable {
    /// Relative: a mean over an epoch's batches against the losses before and after it.
    public var loss = 0.35
    /// Absolute: training accuracy; on random labels, chance may be exceeded by twice of it.
    public var accuracy = 0.1
    /// Relative: charts against history.
    public var chart = 0.01
    /// Relative: gradient norms.
    public var gradient = 0.05
    /// Relative: weights trained again, against the way from the start, and what a history reports. The same training
    /// gives the same bits; less than a step is forgiven.
    public var training = 1e-4
    /// Absolute: activation values and slopes.
    public var probe = 1e-4
    /// Absolute: accuracies of honest runs that differ in nothing but the seed.
    public var seed = 0.02
  }

  /// The held-out accuracy below which a run of this name has learned nothing. A sigmoid may sit on its plateau for
  /// long; it is excused unless the assignment says a number for it.
  func minimum(of name: String) -> Double {
    training.minimums[name] ?? (name == ActivationNames.contestants.first?.name ? 0 : training.minimum)
  }

  /// The points that can be had without bonus.
  public var maximum: Double { criteria.filter { !$0.isBonus }.reduce(0) { $0 + $1.points } }
}

/// One line of the rubric.
public struct Criterion: Sendable, Hashable {
  /// Who or what gives the points.
  public enum Judge: String, Sendable, Hashable, CaseIterable {
    case implementation
    case convergence
    case gradientFlow = "gradient-flow"
    case deadUnits = "dead-units"
    case customActivation = "custom-activation"
    /// Check cells of the assignment's own.
    case checks
    case manual

    /// Whether it needs runs on data.
    var needsData: Bool { self != .checks && self != .manual }

    /// The parts that a judge splits its points into; those of `checks` are the assignment's.
    var rules: [String] {
      switch self {
      case .implementation: ["trained", "probed"]
      case .convergence: ["series", "axes", "legend"]
      case .gradientFlow: ["norms", "chart"]
      case .deadUnits: ["counts", "picture"]
      case .customActivation: ["differs", "derivative", "trains"]
      case .checks, .manual: []
      }
    }
  }

  public var id: String
  public var title: String
  public var judge: Judge
  public var points: Double
  public var isBonus: Bool
  /// Points by part; they add up to `points`.
  public var rules: [String: Double]
  /// The names of `rules` in order.
  public var ruleNames: [String]

  public init(
    id: String, title: String, judge: Judge, points: Double, isBonus: Bool, rules: [String: Double],
    checks: [String] = []
  ) {
    self.id = id
    self.title = title
    self.judge = judge
    self.points = points
    self.isBonus = isBonus
    self.rules = rules
    ruleNames = judge == .checks ? checks : judge.rules
  }
}
