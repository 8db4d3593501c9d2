import Clusters

extension GradingSession {
  /// What a teacher asks for.
  public struct Request: Sendable {
    /// The folder of submissions.
    public var submissions: String
    /// The instructor's file.
    public var assignment: String
    /// Where gradebook and reports go.
    public var output: String
    /// How many submissions at once, where memory allows it.
    public var jobs: Int
    /// A CSV file of who should hand in.
    public var roster: String?
    /// Keeps what was graded before from the same file by the same rules.
    public var resumes = false
    /// Grades this student alone.
    public var only: String?
    /// The criteria whose points are found anew; all of them when empty.
    public var criteria: [String] = []
    /// Refuses a sandbox with weaknesses.
    public var isStrict = false
    /// Runs without a sandbox: for a teacher's own notebooks, never for a stranger's.
    public var isUnconfined = false
    /// Hands submissions to a cluster; `nil` grades them here.
    public var cluster: ClusterChoice?
    /// How many may be graded at once there; what the cluster gives when `nil`.
    public var atOnceOnCluster: Int?

    public init(submissions: String, assignment: String, output: String, jobs: Int) {
      self.submissions = submissions
      self.assignment = assignment
      self.output = output
      self.jobs = jobs
    }
  }
}
