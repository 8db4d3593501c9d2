import Notebooks
public import Wire

/// The words that pages are labelled with, in the language of the chapter.
public struct Vocabulary: Sendable, Hashable {
  private let language: String

  /// English, unless there are words for the language.
  public init(language: String) { self.language = Self.base(language) }

  private static func base(_ tag: String) -> String {
    tag.lowercased().split(separator: "-").first.map(String.init) ?? "en"
  }

  /// `rtl` for languages that are written from right to left, and nothing for others.
  public static func direction(of tag: String) -> String? {
    let scripts = tag.lowercased().split(separator: "-").dropFirst()
    if scripts.contains("latn") { return nil }
    let isRightToLeft = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc"].contains(
      base(tag))
    return isRightToLeft || scripts.contains("arab") || scripts.contains("hebr") ? "rtl" : nil
  }

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
  public var appendix: String { say("Appendix", "Anhang") }
  public var contents: String { say("On this page", "Auf dieser Seite") }
  public var chapters: String { say("Chapters", "Kapitel") }
  public var allChapters: String { say("All chapters", "Alle Kapitel") }
  public var previous: String { say("Previous", "Zurück") }
  public var next: String { say("Next", "Weiter") }
  public var skip: String { say("Skip to the text", "Zum Text springen") }
  public var code: String { say("Code", "Code") }
  public var data: String { say("Data", "Daten") }
  public var settings: String { say("All settings", "Alle Einstellungen") }
  public var controls: String { say("Controls of the figure", "Regler der Abbildung") }
  public var play: String { say("Play", "Abspielen") }
  public var pause: String { say("Pause", "Anhalten") }
  public var step: String { say("Step", "Schritt") }
  public var reset: String { say("Reset", "Zurücksetzen") }
  public var placePoints: String { say("click in the picture", "ins Bild klicken") }
  public var pointLabel: String { say("label", "Klasse") }
  public var clear: String { say("Clear", "Leeren") }
  public var shareState: String { say("Copy link", "Link kopieren") }
  public var copied: String { say("Copied", "Kopiert") }
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
        "n runs, the effect with its 95 % interval, the test, and the p value of this very claim; it holds where the whole interval lies above (or within) the smallest effect worth speaking of, that is where the one-sided p is at most 0.025",
        "n Läufe, der Effekt mit seinem 95-%-Intervall, der Test und der p-Wert eben dieser Behauptung; sie gilt, wo das ganze Intervall über (oder innerhalb) der kleinsten Wirkung von Belang liegt, das einseitige p also höchstens 0,025 ist"
      )
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
  /// Of something wide, for those who do not see its edge fade.
  public var scrolls: String { say("Scrolls sideways", "Lässt sich seitwärts schieben") }
  public var edit: String { say("Edit this chapter", "Dieses Kapitel bearbeiten") }
  public var edition: String { say("Edition", "Ausgabe") }
  /// The site as it is now, among its editions.
  public var currentEdition: String { say("current", "aktuell") }
  public var newerEdition: String {
    say("There is a newer edition of this course.", "Von diesem Kurs gibt es eine neuere Ausgabe.")
  }
  public var toNewerEdition: String { say("Read it there", "Dort weiterlesen") }
  public var lost: String { say("There is no such page", "Diese Seite gibt es nicht") }
  public var lostText: String {
    say(
      "What was here may have another address now. These are the chapters that there are.",
      "Was hier war, hat vielleicht eine andere Adresse. Diese Kapitel gibt es.")
  }
  public var menu: String { say("Menu", "Menü") }
  public var quick: String {
    say(
      "Made in quick mode: fewer epochs and a single seed, so the figures are rougher than in the full build.",
      "Im Schnelllauf erzeugt: weniger Epochen und nur ein Startwert, die Zahlen sind gröber als im vollen Lauf."
    )
  }

  public func computed(with toolchain: String) -> String {
    let arabic = "حُسبت جميع أشكال هذه الصفحة وأرقامها باستخدام \(toolchain)."
    return language == "ar"
      ? arabic
      : say(
        "Every figure and number on this page was computed with \(toolchain).",
        "Jede Abbildung und Zahl dieser Seite wurde mit \(toolchain) berechnet.")
  }

  /// Where the answers of a page's experiments are from.
  ///
  /// - Parameter processors: Of the stored ones.
  public func experiments(stored: Int, computed: Int, processors: [String]) -> String {
    let machines = processors.joined(separator: ", ")
    let total = stored + computed
    if computed == 0 {
      return say(
        total == 1
          ? "Its one experiment came from the course's store of results, computed on \(machines)."
          : "All \(total) experiments of this page came from the course's store of results, computed on \(machines).",
        "Alle Experimente dieser Seite (\(total)) stammen aus den gespeicherten Ergebnissen des Kurses, berechnet auf \(machines)."
      )
    }
    return say(
      "Experiments of this page: \(computed) \(computed == 1 ? "was" : "were") computed on the machine that built it, \(stored) came from the course's store of results\(stored > 0 ? ", computed on \(machines)" : "").",
      "Von den \(total) Experimenten dieser Seite wurden \(computed) auf der Maschine berechnet, die sie gebaut hat; \(stored) stammen aus den gespeicherten Ergebnissen des Kurses."
    )
  }

  private func say(_ english: String, _ german: String) -> String {
    switch language {
    case "de": german
    case "ar": Self.arabic[english] ?? english
    default: english
    }
  }

  private static let arabic = [
    "Figure": "الشكل", "Table": "الجدول", "Equation": "المعادلة", "Section": "القسم", "Listing": "الشيفرة",
    "Theorem": "مبرهنة", "Lemma": "تمهيدية", "Corollary": "نتيجة", "Proposition": "قضية",
    "Definition": "تعريف",
    "Example": "مثال", "Exercise": "تمرين", "Solution": "الحل", "Remark": "ملاحظة", "Note": "ملاحظة",
    "Tip": "نصيحة",
    "Warning": "تحذير", "Important": "مهم", "Caution": "تنبيه", "Chapter": "الفصل", "Appendix": "ملحق",
    "On this page": "في هذه الصفحة", "Chapters": "الفصول", "All chapters": "كل الفصول", "Previous": "السابق",
    "Next": "التالي", "Skip to the text": "انتقل إلى النص", "Code": "الشيفرة", "Data": "البيانات",
    "All settings": "كل الإعدادات", "Output": "الناتج", "checked": "تم التحقق", "References": "المراجع",
    "Notes": "الحواشي", "Answer": "الجواب", "points": "نقاط", "Search": "بحث",
    "Light or dark": "فاتح أو داكن",
    "Back to the text": "العودة إلى النص", "min read": "دقيقة قراءة", "Download": "تنزيل", "Menu": "القائمة",
    "Scrolls sideways": "يمكن تمريره أفقيًا", "Edit this chapter": "حرّر هذا الفصل",
    "Edition": "الإصدار", "current": "الحالي", "Read it there": "اقرأه هناك",
    "There is a newer edition of this course.": "هناك إصدار أحدث من هذا المقرر.",
    "There is no such page": "هذه الصفحة غير موجودة",
    "What was here may have another address now. These are the chapters that there are.":
      "قد يكون لما كان هنا عنوان آخر الآن. هذه هي الفصول الموجودة.",
  ]
}
