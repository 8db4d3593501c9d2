/// The script of an array's jobs. Slurm brings it to the node itself, so it can say there that the rest is missing.
struct JobScript {
  /// The program, the folder that it starts in, the run's folder, as absolute paths.
  var program: String
  var directory: String
  var folder: String
  /// The number of the array within the run.
  var array: Int
  var setup: String?

  /// What it leaves with where the node does not see a folder, or the program.
  static let noDirectory = 75
  static let noFolder = 76
  static let noProgram = 74

  var text: String {
    """
    #!/bin/bash
    # A task of Lectern's; the tool that waits for it cancels it when it ends.
    cd \(quoted(directory)) || exit \(Self.noDirectory)
    [ -r \(quoted("\(folder)/array-\(array)")) ] || exit \(Self.noFolder)
    task=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" \(quoted("\(folder)/array-\(array)")))
    exec >\(quoted(folder))/log-"$task" 2>&1
    [ -x \(quoted(program)) ] || exit \(Self.noProgram)
    # What a task that is killed leaves in the folder for temporary files goes with this one, or with the next task.
    [ -d "${TMPDIR:-}" ] || TMPDIR=/tmp
    for old in "$TMPDIR"/lectern-task-*; do
      owner=${old##*/lectern-task-}
      [ -O "$old" ] && ! kill -0 "${owner%%-*}" 2>/dev/null && rm -rf "$old"
    done
    export TMPDIR="$TMPDIR/lectern-task-$$-$SLURM_JOB_ID-$RANDOM"
    # Before the folder is there: a task may be cancelled at its first step.
    trap 'rm -rf "$TMPDIR"' EXIT
    # A program that runs hears the same signal, and ends what it has started first.
    trap 'exit 143' TERM INT HUP
    # What is there already is somebody else's.
    mkdir -m 711 "$TMPDIR" || { trap - EXIT; exit 73; }
    \(setup ?? ":")
    \(quoted(program)) on-node \(quoted(folder)) "$task"

    """
  }

  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
