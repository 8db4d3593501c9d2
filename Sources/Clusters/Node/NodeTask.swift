import Files
import Foundation
import Synchronization

/// One job on its node: reads its order from the run's folder, and leaves its answer there, whole or not at all.
public struct NodeTask: Sendable {
  public let order: Order
  private let folder: RunFolder
  private let number: Int

  /// - Throws: `MachineFault` when the order cannot be read, or whoever gave it is long gone.
  public init(folder path: String, number: Int) throws {
    folder = RunFolder(url: URL(fileURLWithPath: path))
    self.number = number
    order = try folder.order(number)
    guard !folder.isAbandoned(asSeenBy: number) else {
      throw MachineFault(
        "the tool that gave this task to Slurm is no longer there.", help: "start it again; it goes on.")
    }
  }

  /// Where the processes that run this chapter divide its sweeps.
  public var sweeps: URL { folder.sweeps(of: order.helps?.task ?? number) }

  /// Does the work and answers. What cannot be done is an answer too.
  ///
  /// - Parameter work: Gets the order, and whom to tell how far it is.
  public func answer(_ work: (Order, _ tell: @escaping @Sendable (Data) -> Void) throws -> Data) throws {
    var answer = NodeAnswer(node: ProcessInfo.processInfo.hostName)
    let memory = MemoryWatch()
    let lastTold = Mutex(ContinuousClock.now - .seconds(60))
    do {
      answer.content = try work(order) { [folder, number] note in
        let isDue = lastTold.withLock { last in
          guard ContinuousClock.now - last > .seconds(1) else { return false }
          last = .now
          return true
        }
        if isDue { folder.tell(number, note) }
      }
      // What a chapter gives whose process was ended by the node is no result of the chapter's. A notebook that is graded
      // has limits of its own within the job's.
      if order.kind == .chapter, memory.hasRunOut {
        answer.content = nil
        answer.fault = .init(
          message: "the job ran out of its memory.", help: "give it more with '--memory'.", isFinal: false,
          ending: "OUT_OF_MEMORY")
      }
    } catch let refusal as NodeRefusal {
      answer.fault = .init(message: refusal.message, help: refusal.help, isFinal: true)
    } catch let fault as UsageFault {
      answer.fault = .init(message: fault.message, help: fault.help, isFinal: true)
    } catch let fault as MachineFault {
      answer.fault = .init(message: fault.message, help: fault.help, isFinal: false)
    } catch {
      answer.fault = .init(
        message: "\(error)", help: "'lectern doctor' on that node says more.", isFinal: false)
    }
    try folder.answer(number, answer)
  }
}
