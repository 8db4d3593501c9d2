import Foundation
import Notebooks
import Site
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks servers whether the links that lead to them work: only heads of pages, one question at a
/// time to each server with a pause between, and no more than four servers at once.
public enum ExternalLinks {
  /// Seconds between two questions to one server.
  private static let pause = 0.5

  public static func findings(in notebooks: [Notebook], _ rules: CourseCheck) -> [Diagnostic] {
    let links = CourseCheck.externalLinks(in: notebooks)
    let servers = Dictionary(grouping: links) { URL(string: $0.address)?.host ?? "" }.values.sorted {
      $0[0].position < $1[0].position
    }
    let found = Workers.map(count: servers.count, atOnce: 4) { index in
      servers[index].enumerated().compactMap { number, link -> Diagnostic? in
        if number > 0 { Thread.sleep(forTimeInterval: pause) }
        return fault(of: link.address).flatMap { rules.broken(link.address, at: link.position, because: $0) }
      }
    }
    return found.flatMap { $0 }.sorted { ($0.position?.line ?? 0) < ($1.position?.line ?? 0) }
  }

  /// Why a link does not work, or `nil`.
  private static func fault(of address: String) -> String? {
    guard let url = URL(string: address) else { return "it is no address" }
    var words = answer(url, method: "HEAD")
    // Some servers know only one question.
    if words == "the server answers 405" || words == "the server answers 403" {
      words = answer(url, method: "GET")
    }
    // Too many questions, or a server that is down for the moment, say nothing about the link.
    return words == "the server answers 429" || words == "the server answers 503" ? nil : words
  }

  private static func answer(_ url: URL, method: String) -> String? {
    var request = URLRequest(url: url, timeoutInterval: 15)
    request.httpMethod = method
    request.setValue("lectern-check", forHTTPHeaderField: "User-Agent")
    let words = Mutex<String?>(nil)
    let done = DispatchSemaphore(value: 0)
    let task = URLSession.shared.dataTask(with: request) { _, response, error in
      words.withLock { words in
        if let error { words = error.localizedDescription }
        if let status = (response as? HTTPURLResponse)?.statusCode, status >= 400 {
          words = "the server answers \(status)"
        }
      }
      done.signal()
    }
    task.resume()
    done.wait()
    return words.withLock { $0 }
  }
}
