import Datasets
import Foundation
import Synchronization

// Data sets are read once per process: a chapter trains on the same digits many times.
private let loadedSets = Mutex<[String: LoadedDataset]>([:])

extension Dataset {
  private func search(_ session: ExperimentSession) -> DataSearch {
    var search = DataSearch.standard()
    search.folders = session.searchDirectories + search.folders
    return search
  }

  /// The data as an experiment uses it; quick mode takes less of it.
  func limited(_ session: ExperimentSession) -> Dataset {
    session.quick ? limited(train: 4_000, test: 1_000) : self
  }

  /// Which data this is, without unpacking or drawing it.
  func identity(session: ExperimentSession) throws -> DatasetIdentity {
    try limited(session).identity(search: search(session), onRead: session.onRead)
  }

  /// The data in memory, from the process's store when it was read before.
  func loaded(_ session: ExperimentSession) throws -> LoadedDataset {
    let set = limited(session)
    let search = search(session)
    let key = set.description + search.folders.map(\.path).joined(separator: ":")
    if case .some(let kept) = loadedSets.withLock({ $0[key] }), !set.isGiven { return kept }
    let loaded = try set.load(search: search, onRead: session.onRead)
    if !set.isGiven { loadedSets.withLock { $0[key] = loaded } }
    return loaded
  }
}
