extension HowTo {
  static let all: [HowTo] = [
    HowTo(
      page: "01-first-chapter", serves: ["lectern preview"],
      after: "test -f second-course/site/index.html"),
    HowTo(
      page: "install",
      leftOut: [
        "make build": "compiles the program; every test run begins with it",
        "sudo make install": "changes the machine; InstallTests installs into a folder",
        "lectern doctor": "says what this machine has; CommandTests reads it",
        "make deb": "compiles the program; PackageTests makes the package of the compiled one",
        "sudo apt-get install": "changes the machine; PackageTests unpacks it into a folder",
      ]),
    HowTo(
      page: "06-preview", before: "mkdir notebooks; echo '# One' > notebooks/01-one.md",
      serves: ["lectern preview"]),
    HowTo(
      page: "jupyter",
      before: "mkdir -p .venv; printf '# One\\n\\n```{swift}\\n1 + 1\\n```\\n' > 01-first-chapter.md",
      meanwhile: ["lectern convert 01-first-chapter.ipynb": "mv 01-first-chapter.md before.md"],
      leftOut: [
        "python3 -m venv": "is Python's; JupyterTests have an environment",
        "source .venv": "is Python's", "pip install": "asks a registry of packages",
        "jupyter ": "is not everywhere; JupyterTests run the kernel in it",
        "papermill": "likewise, in JupyterTests",
      ],
      after: """
        test -f .venv/share/jupyter/kernels/swift/kernel.json
        cmp before.md 01-first-chapter.md
        """),
    moving,
    HowTo(
      page: "own-data",
      leftOut: ["lectern data fetch": "loads from the network; DownloadsTests have a server of their own"]),
    HowTo(
      page: "theming", before: "mkdir my-course",
      leftOut: [
        "cp -r /usr/local": "is there where Lectern was installed; InstallTests compare what is copied"
      ]),
    HowTo(
      page: "pdf",
      before: "mkdir my-course; echo '# One' > my-course/01-one.md; echo '# Two' > my-course/02-two.md",
      needs: ["lectern build my-course --pdf": "chromium", "pdfunite": "pdfunite"],
      after: "! command -v chromium > /dev/null || test -s my-course/site/02-two.pdf"),
    publishing,
    HowTo(
      page: "store",
      before:
        "git init -q; printf '# One\\n\\n```{swift}\\n1 + 1\\n```\\n' > 01-one.md; echo 'title: C' > course.yml",
      after: "git diff --cached --name-only | grep -q results/chapters.jsonl"),
    grading, feedback,
  ]

  /// A project of Quarto's with a picture and a bibliography.
  private static let moving = HowTo(
    page: "moving",
    before: """
      mkdir -p project/images && cd project
      printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' > images/a.svg
      echo '@book{he2015, title={A}, author={He, K.}, year={2015}}' > works.bib
      cat > intro.qmd <<'END'
      ---
      title: Intro
      bibliography: works.bib
      ---

      ![A square](images/a.svg){#fig-a}

      See @fig-a and [@he2015]. Next: [the rest](rest.qmd).

      ```{python}
      #| label: fig-python
      #| fig-cap: Not run.
      1 + 1
      ```
      END
      printf -- '---\\ntitle: Rest\\n---\\n\\n::: {.callout-note}\\nWords.\\n:::\\n' > rest.qmd
      """,
    after: "grep -q 'rest.md' ../course/intro.md")

  /// The second publication of a course, to a branch on which somebody else has put a file.
  private static let publishing = HowTo(
    page: "09-publishing",
    before: """
      git init -q --bare origin.git
      mkdir my-course && cd my-course && git init -q -b main && git remote add origin ../origin.git
      printf 'title: Small\\npublish: { branch: gh-pages }\\n' > course.yml
      echo '# Small' > index.md; echo '# One' > 01-one.md; printf '.lectern\\nsite\\n' > .gitignore
      git add -A && git commit -qm 'The course' && lectern publish --yes > /dev/null
      git worktree add -q ../pages gh-pages && cd ../pages && echo example.org > CNAME && git add CNAME
      git commit -qm 'An address' && git push -q origin gh-pages && cd ..
      git -C my-course worktree remove pages
      echo '# Second' > my-course/02-second.md; echo '# One, mended' > my-course/01-one.md
      """,
    asks: [
      "lectern publish my-course  ", "lectern publish my-course --back", "lectern publish my-course --as",
    ],
    after: """
      git -C origin.git show gh-pages:CNAME > /dev/null
      git -C origin.git show gh-pages:2026-autumn/02-second.html > /dev/null
      test -f my-course/.github/workflows/publish.yml
      test -f my-course/.gitlab-ci.yml
      """)

  /// An assignment of one function and a sentence, as `notebooks/assignments` would hold it.
  static func assignment(_ name: String, rule: String, words: String) -> String {
    """
    cat > \(name).yml <<'END'
    assignment: \(name)
    title: Bake-off
    secret: 3f1c9a7be204d856
    data: { set: none }
    limits: { seconds: 600, memory: 2GiB }
    checks: \(name)/checks.md
    inputs: { \(rule): [[3, 1, 2]] }
    public-inputs: { \(rule): [[1, 3, 2]] }
    public: [\(rule)]
    criteria:
      - { id: \(rule), judge: checks, points: 4, rules: { \(rule): 4 } }
      - { id: \(words), judge: manual, points: 15 }
    END
    mkdir -p \(name)
    echo 'Write a function.' > \(name)/assignment.md
    cat > \(name)/reference.md <<'END'
    ```{swift}
    func \(rule)(_ numbers: [Double]) -> Double {
      // BEGIN SOLUTION: return 0
      numbers.sorted()[numbers.count / 2]
      // END SOLUTION
    }
    try submit(\(rule), as: "\(rule)")
    ```
    END
    cat > \(name)/checks.md <<'END'
    ```{swift}
    //| label: \(rule)
    let asked: [(input: [Double], output: Double)] = try answers(of: "\(rule)")
    for (input, output) in asked { check("half of \\(input)") { output == input.sorted()[input.count / 2] } }
    ```
    END

    """
  }

  /// A class of three, with a hand-in of last year and the platforms' own tables.
  private static let collected = """
    mkdir -p submissions last-year
    cp $reference submissions/ada.md; cp $reference last-year/old.md
    sed 's/sorted()/reversed()/' $reference > submissions/bob.md
    cp $reference submissions/eve.md
    printf 'id,name,email\\nada,Ada Lovelace,ada@example.org\\nbob,Bob,\\neve,Eve,\\n' > roster.csv
    for table in canvas exported; do
      printf 'Student,SIS User ID,Bake-off (4711)\\nAda Lovelace,ada,\\nBob,bob,\\nEve,eve,\\n' > $table.csv
    done
    printf 'Identifier,Full name,ID number,Email address,Grade\\nP1,Ada Lovelace,ada,ada@example.org,\\n' > worksheet.csv
    """

  private static let grading = HowTo(
    page: "10-grading",
    before: "mkdir -p notebooks/assignments && cd notebooks/assignments\n"
      + assignment("bake-off", rule: "median", words: "written") + "cd ../..",
    meanwhile: [
      "lectern grade --self": "cd bake-off; sed -i 's/return 0.*/numbers.sorted()[1]/' starter.md",
      "lectern grade submissions": """
      cd ../notebooks/assignments; reference=bake-off/reference.md
      \(collected)
      """,
    ],
    serves: ["lectern grade review"],
    after: "grep -q 'ada' reports/grades.csv")

  private static let feedback = HowTo(
    page: "feedback",
    before: assignment("mean", rule: "median", words: "words"),
    meanwhile: [
      "lectern grade submissions": "reference=mean/reference.md\n" + collected,
      "lectern grade export": """
      for student in ada bob; do
        lectern grade override reports --student $student --criterion words --points 2 --who turing --why clear
      done
      """,
    ],
    serves: ["lectern grade review"],
    needs: ["for student": "zip"],
    after: "grep -q bob bob/index.html || grep -q . ada/index.html")
}
