import Notebooks
public import Wire

/// The words that pages are labelled with, in the language of the chapter.
public struct Vocabulary: Sendable, Hashable {
  private let isGerman: Bool

  /// English, unless there are words for the language.
  public init(language: String) { isGerman = language.lowercased().split(separator: "-").first == "de" }

  public func name(_ kind: LabelKind) -> String {
    switch kind {
    case .figure: say("Figure", "Abbildung")
    case .table: say("Table", "Tabelle")
    case .equation: say("Equation", "Gleichung")
    case .section: say("Section", "Abschnitt")
    case .listing: say("Listing", "Listing")
    case .theorem: say("Theorem", "Satz")
    case .lemma: say("Lemma", "Lemma")
    case .corollary: say("Corollary", "Korollar")
    case .proposition: say("Proposition", "Proposition")
    case .definition: say("Definition", "Definition")
    case .example: say("Example", "Beispiel")
    case .exercise: say("Exercise", "Aufgabe")
    case .solution: say("Solution", "Lösung")
    case .remark: say("Remark", "Bemerkung")
    }
  }

  public func name(_ kind: Callout.Kind) -> String {
    switch kind {
    case .note: say("Note", "Hinweis")
    case .tip: say("Tip", "Tipp")
    case .warning: say("Warning", "Warnung")
    case .important: say("Important", "Wichtig")
    case .caution: say("Caution", "Vorsicht")
    }
  }

  public var chapter: String { say("Chapter", "Kapitel") }
  public var contents: String { say("On this page", "Auf dieser Seite") }
  public var chapters: String { say("Chapters", "Kapitel") }
  public var allChapters: String { say("All chapters", "Alle Kapitel") }
  public var previous: String { say("Previous", "Zurück") }
  public var next: String { say("Next", "Weiter") }
  public var skip: String { say("Skip to the text", "Zum Text springen") }
  public var code: String { say("Code", "Code") }
  public var data: String { say("Data", "Daten") }
  public var settings: String { say("All settings", "Alle Einstellungen") }
  public var output: String { say("Output", "Ausgabe") }

  public func name(_ kind: ClaimData.Kind) -> String {
    switch kind {
    case .proved: say("proved", "bewiesen")
    case .computed: say("computed", "berechnet")
    case .measured: say("measured", "gemessen")
    }
  }

  /// What a claim's mark says, for the legend.
  public func meaning(_ kind: ClaimData.Kind) -> String {
    switch kind {
    case .proved: say("arithmetic or a theorem", "Rechnung oder Satz")
    case .computed: say("the same in every run", "in jedem Lauf gleich")
    case .measured:
      say(
        "n runs, the effect with its 95 % interval, and the test",
        "n Läufe, der Effekt mit seinem 95-%-Intervall und der Test")
    }
  }

  /// The sign in front of a claim.
  public static func mark(of kind: ClaimData.Kind) -> String {
    switch kind {
    case .proved: "✓"
    case .computed: "="
    case .measured: "≈"
    }
  }

  public var references: String { say("References", "Literatur") }
  public var notes: String { say("Notes", "Anmerkungen") }
  public var answer: String { say("Answer", "Antwort") }
  public var points: String { say("points", "Punkte") }
  public var search: String { say("Search", "Suchen") }
  public var theme: String { say("Light or dark", "Hell oder dunkel") }
  public var backToText: String { say("Back to the text", "Zurück zum Text") }

  public var minutes: String { say("min read", "Min. Lesezeit") }
  public var download: String { say("Download", "Herunterladen") }
  public var menu: String { say("Menu", "Menü") }
  public var quick: String {
    say(
      "Made in quick mode: fewer epochs and a single seed, so the figures are rougher than in the full build.",
      "Im Schnelllauf erzeugt: weniger Epochen und nur ein Startwert, die Zahlen sind gröber als im vollen Lauf."
    )
  }

  public func computed(with toolchain: String) -> String {
    say(
      "Every figure and number on this page was computed with \(toolchain).",
      "Jede Abbildung und Zahl dieser Seite wurde mit \(toolchain) berechnet.")
  }

  private func say(_ english: String, _ german: String) -> String { isGerman ? german : english }
}
