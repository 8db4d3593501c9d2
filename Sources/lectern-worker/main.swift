// Loads the kit, whose path is the only argument, and gives it the word. Everything a cell can
// use comes from that library, and the cells come through it.
import Glibc

private typealias Main = @convention(c) (Int32, Int32) -> Void

private func fail(_ message: String) -> Never {
  let line = Array("lectern-worker: \(message)\n".utf8)
  _ = write(2, line, line.count)
  exit(3)
}

guard CommandLine.arguments.count == 2 else {
  fail("this program is started by lectern, which tells it which library to load.")
}
// From here on this is the process that runs the cells.
Keeper.takeOver()
guard let kit = dlopen(CommandLine.arguments[1], RTLD_NOW | RTLD_GLOBAL) else {
  fail(dlerror().map { String(cString: $0) } ?? "cannot load the kit")
}
Observation.observer = dlsym(kit, "lectern_kit_note").map {
  unsafeBitCast($0, to: Observation.Observer.self)
}
guard let symbol = dlsym(kit, "lectern_kit_serve") else {
  fail("'\(CommandLine.arguments[1])' is not Lectern's kit.")
}
unsafeBitCast(symbol, to: Main.self)(Linux.commandDescriptor, Linux.recordDescriptor)
