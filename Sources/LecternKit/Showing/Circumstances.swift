import Experiments

/// Whether the chapter runs with fewer epochs and one seed, as `lectern build --quick` does.
///
/// Experiments see to that themselves; a cell asks when it makes its own loops shorter.
public var isQuick: Bool { ExperimentSession.current.quick }
