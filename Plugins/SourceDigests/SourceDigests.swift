import Foundation
import PackagePlugin

/// Writes into the kit which sources it was built from: a digest of the engine's, and one of all of its own.
///
/// The build system runs it again whenever one of the files changes, so a library can never carry the digest of
/// other sources. Equal sources give equal digests on every machine, which binaries do not.
@main
struct SourceDigests: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let dependencies = target.recursiveTargetDependencies
    guard let experiments = dependencies.first(where: { $0.name == "Experiments" }) else { return [] }
    let engine = folders([experiments] + experiments.recursiveTargetDependencies, in: package)
    let kit = folders([target] + dependencies, in: package)
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("KitSources.swift")
    let script = package.appendingPathComponent("Scripts/source-digests")
    return [
      .buildCommand(
        displayName: "Digests of the kit's sources", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: [script.path, output.path, package.path, "engine"] + engine + ["kit"] + kit,
        inputFiles: files(in: kit, of: package) + [script, package.appendingPathComponent("Package.swift")],
        outputFiles: [output])
    ]
  }

  /// The targets' folders from the package's; the vector loops are one, whatever this machine's processor is.
  private func folders(_ targets: [any Target], in package: URL) -> [String] {
    let root = package.path + "/"
    let names = targets.map(\.directory.string).filter { $0.hasPrefix(root) }.map {
      String($0.dropFirst(root.count))
    }
    return Set(names + ["Sources/VectorsAVX2", "Sources/VectorsAVX512"]).sorted()
  }

  private func files(in folders: [String], of package: URL) -> [URL] {
    folders.flatMap { folder -> [URL] in
      let url = package.appendingPathComponent(folder)
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
      return names.filter { $0.contains(".") }.sorted().map(url.appendingPathComponent)
    }
  }
}
