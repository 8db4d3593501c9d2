/// The smallest assignment that has points from a run and points by hand.
enum TinyAssignment {
  static let rubric = """
    assignment: tiny
    title: Tiny
    secret: a secret of the system tests
    data: { set: drawn-digits, train: 1000, validation: 100, held-out: 200 }
    training: { epochs: 1, snapshots: [0, 1] }
    limits: { seconds: 60, memory: 2GiB }
    criteria:
      - { id: plot, judge: convergence, points: 20, rules: { series: 14, axes: 3, legend: 3 } }
      - { id: written, judge: manual, points: 15 }
    """
}
