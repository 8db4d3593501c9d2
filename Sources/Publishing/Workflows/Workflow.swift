import Courses
import Files
import Foundation
import Texts

/// The files that let GitHub's or GitLab's machines check, build and publish a course on every change.
public enum Workflow: String, Sendable, CaseIterable {
  case github, gitlab

  /// Where the service looks for it, from the repository's root.
  public var path: String {
    switch self {
    case .github: ".github/workflows/publish.yml"
    case .gitlab: ".gitlab-ci.yml"
    }
  }

  /// The `publish:` of a new course: a branch that GitHub's Pages show, the folder that GitLab's take.
  public var place: String {
    switch self {
    case .github: "publish: { branch: gh-pages }"
    case .gitlab: "publish: { folder: \(Self.pagesFolder) }"
    }
  }

  static let pagesFolder = "public"

  /// What git should not see.
  public var ignored: [String] {
    switch self {
    case .github: ["site"]
    case .gitlab: ["site", Self.pagesFolder, ".\(Self.pagesFolder).lectern-*", ".lectern-program"]
    }
  }

  /// - Parameters:
  ///   - course: The course's folder, from the repository's root.
  ///   - lectern: Where the program comes from, the address of a repository or of a `.deb`; `nil` leaves it to a
  ///     variable of the service.
  public func text(course: String, lectern: String?) -> String {
    switch self {
    case .github: Self.github(course, lectern.map(Self.quoted) ?? "${{ vars.LECTERN }}")
    case .gitlab: Self.gitlab(course, lectern.map { "\n  LECTERN: \(Self.quoted($0))" } ?? "")
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// For a shell, where the text stands in YAML as it is.
  private static func argument(_ course: String) -> String {
    course.wholeMatch(of: /[A-Za-z0-9._\/\-]+/) != nil
      ? course : "'" + course.replacing("'", with: "'\\''") + "'"
  }

  /// Brings the program: from its sources, which takes minutes once and is then cached, or as a package.
  private static func install(indent: String) -> String {
    """
    if [ -z "$LECTERN" ]; then
      echo "Set the variable LECTERN to the address of Lectern's repository, or of its .deb." >&2
      exit 1
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends make git curl ca-certificates rsync openssh-client librsvg2-bin
    case "$LECTERN" in
    *.deb)
      curl --fail --silent --show-error --location --output /tmp/lectern.deb "$LECTERN"
      apt-get install -y -qq /tmp/lectern.deb ;;
    *)
      source="$(mktemp -d)"
      git clone --quiet --depth 1 "$LECTERN" "$source"
      cd "$source"
      version="$(git rev-parse HEAD)"
      Scripts/setup
      if [ "$(cat "$LECTERN_PREFIX/version" 2>/dev/null)" != "$version" ]; then
        make install PREFIX="$LECTERN_PREFIX"
        echo "$version" > "$LECTERN_PREFIX/version"
      fi ;;
    esac
    """.linesToTheEnd.map { indent + $0 }.joined(separator: "\n")
  }

  private static func github(_ course: String, _ lectern: String) -> String {
    let folder = argument(course)
    return """
      # Checks, builds and publishes the course on every change of the main branch; checks and builds every proposal.
      # Pages: Settings, Pages, "Deploy from a branch", gh-pages.
      name: Course
      on:
        push:
          branches: [main]
        pull_request:
        workflow_dispatch:
      permissions:
        contents: write
      concurrency:
        group: publish-${{ github.ref }}
      jobs:
        course:
          runs-on: ubuntu-latest
          container: swift:6.3-bookworm
          env:
            LECTERN: \(lectern)
            LECTERN_PREFIX: /opt/lectern
          defaults:
            run:
              shell: bash
          steps:
            - name: Fetch the tools that fetching needs
              run: apt-get update -qq && apt-get install -y -qq --no-install-recommends git ca-certificates
            - uses: actions/checkout@v4
              with:
                # The feed tells when each chapter was changed.
                fetch-depth: 0
            - name: Trust the folder
              run: git config --global --add safe.directory "$PWD"
            - name: Keep the program
              uses: actions/cache@v4
              with:
                path: /opt/lectern
                key: lectern-${{ runner.arch }}-${{ github.run_id }}
                restore-keys: lectern-${{ runner.arch }}-
            - name: Keep what was computed
              uses: actions/cache@v4
              with:
                path: \(course == "." ? "" : course + "/").lectern
                key: course-${{ runner.arch }}-${{ github.run_id }}
                restore-keys: course-${{ runner.arch }}-
            - name: Install Lectern
              run: |
      \(install(indent: "          "))
            - name: Check
              run: PATH="$LECTERN_PREFIX/bin:$PATH" lectern check \(folder)
            - name: Build
              run: PATH="$LECTERN_PREFIX/bin:$PATH" lectern build \(folder)
            - name: Publish
              if: github.event_name != 'pull_request'
              run: |
                git config user.name "$GITHUB_ACTOR"
                git config user.email "$GITHUB_ACTOR@users.noreply.github.com"
                PATH="$LECTERN_PREFIX/bin:$PATH" lectern publish \(folder) --yes

      """
  }

  private static func gitlab(_ course: String, _ lectern: String) -> String {
    let folder = argument(course)
    let base = course == "." ? "" : course + "/"
    let move =
      course == "."
      ? "" : "\n      - rm -rf \(pagesFolder) && cp -r \(argument(base + pagesFolder)) \(pagesFolder)"
    return """
      # Checks and builds the course on every change, and publishes the default branch with GitLab's Pages.
      image: swift:6.3-bookworm
      variables:
        # The feed tells when each chapter was changed.
        GIT_DEPTH: "0"
        LECTERN_PREFIX: "$CI_PROJECT_DIR/.lectern-program"\(lectern)
      cache:
        key: lectern
        paths:
          - .lectern-program
          - \(base).lectern
      before_script:
        - |
      \(install(indent: "    "))
        - cd "$CI_PROJECT_DIR"
        - export PATH="$LECTERN_PREFIX/bin:$PATH"
      check:
        stage: test
        script:
          - lectern check \(folder)
          - lectern build \(folder)
      pages:
        stage: deploy
        script:
          - lectern publish \(folder) --yes\(move.replacing("\n      ", with: "\n    "))
        artifacts:
          paths:
            - \(pagesFolder)
        rules:
          - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

      """
  }

  // MARK: - Writing

  /// Writes the file into the repository that a course lies in, or will lie in.
  ///
  /// - Returns: Its path as messages show it.
  /// - Throws: `UsageFault` when there is one already.
  public func write(course folder: URL, lectern: String?) throws -> String {
    let root = Self.repository(of: folder) ?? folder
    let file = root.appendingPathComponent(path)
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw UsageFault(
        "there is a '\(CourseLocation.shown(file.path))' already.",
        help: "move it away, or add the steps to it by hand.")
    }
    let inside = folder.path == root.path ? "." : String(folder.path.dropFirst(root.path.count + 1))
    try AtomicFile.makeFolder(file.deletingLastPathComponent())
    try AtomicFile.write(Data(text(course: inside, lectern: lectern).utf8), to: file)
    try ignore(in: folder)
    return CourseLocation.shown(file.path)
  }

  private func ignore(in folder: URL) throws {
    let file = folder.appendingPathComponent(".gitignore")
    let old =
      FileManager.default.fileExists(atPath: file.path) ? try TextFile(contentsOf: file.path).text : ""
    let known = Set(old.lines.map(String.init))
    let new = ignored.filter { !known.contains($0) && !known.contains($0 + "/") && !known.contains("/" + $0) }
    guard !new.isEmpty else { return }
    let start = old.isEmpty || old.hasSuffix("\n") ? old : old + "\n"
    try SomebodysFile.write(Data((start + new.map { $0 + "\n" }.joined()).utf8), to: file)
  }

  private static func repository(of folder: URL) -> URL? {
    var candidate = folder
    while candidate.path != "/" {
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent(".git").path) {
        return candidate
      }
      candidate.deleteLastPathComponent()
    }
    return nil
  }
}
