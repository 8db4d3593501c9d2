import Files
import Foundation
import Store

extension CourseBuild {
  /// Takes entries that were found wrong out of the course's store, and puts in their place what was computed here.
  ///
  /// Where only signed entries count nothing is put in their place, since a build has no key; nor by a quick build.
  ///
  /// - Parameter refuted: The keys of entries that the work done again speaks against.
  /// - Returns: What was done, as a sentence; `nil` when nothing was wrong.
  /// - Throws: `MachineFault` when the store cannot be written.
  public func mendStore(refuted: [String]) throws -> String? {
    guard !options.writesNothing, var own = store, !own.store.problems.isEmpty || !refuted.isEmpty else {
      return nil
    }
    let removed = own.store.problems.count + Set(refuted).count
    for key in refuted { own.store.remove(key) }
    let sound = Set(own.store.entries.keys)
    if !own.isSigned, kernel?.settings.quick != true {
      for entry in try FinishedWork(self, own).entries where !sound.contains(entry.key) {
        own.store.add(entry)
      }
      _ = try own.store.fit(limit: own.limit)
    }
    try own.store.write()
    let added = Set(own.store.entries.keys).subtracting(sound).count
    let folder = CourseLocation.shown(own.store.folder.path)
    let words = "\(removed) \(removed == 1 ? "entry" : "entries") taken out of \(folder)"
    return added == 0 ? words + "." : words + ", \(added) computed here put in."
  }
}
