import Foundation
import Notebooks

extension CourseBuild {
  /// Whether formulas are in the texts; what cells show may hold some all the same.
  var holdsMath: Bool {
    edited?.othersHoldMath == true || chapters.contains { $0.published.holdsMath }
  }

  /// Whether the site has just the shared files that the texts call for.
  var sharesWhatItsTextsSay: Bool {
    let shared = Set(SiteManifest.read(from: output)?.shared ?? [])
    return shared.subtracting(["index.html"]) == Set(renderer.sharedPaths(usesMath: holdsMath))
  }
}

extension Notebook {
  var holdsMath: Bool {
    sources.contains { source in
      guard var text = source.text else { return false }
      // The module is not optimised, and a loop over all the bytes of a course would show.
      return text.withUTF8 { bytes in
        bytes.baseAddress.map { memchr($0, Int32(UInt8(ascii: "$")), bytes.count) != nil } ?? false
      }
    }
  }
}
