import ArgumentParser

/// `lectern grade`: a folder of submissions becomes scores with their evidence.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade submissions in a sandbox, and export the grades.",
    discussion: """
      Example: lectern grade submissions/ --assignment bake-off.yml --output reports/
      """,
    subcommands: [
      GradeSubmissions.self, GradeReview.self, GradeOverride.self, GradeExportCommand.self,
      GradeSimilarity.self,
    ],
    defaultSubcommand: GradeSubmissions.self)
}
