// swift-tools-version: 6.0
//
// The map of Lectern. Targets stand in levels; an arrow (a dependency) points only to a level
// above it in this file. ARCHITECTURE.md says what flows along the arrows.

import Foundation
import PackageDescription

// MARK: - Settings

/// SwiftSyntax as the toolchain ships it beside its macro host, which saves every newcomer
/// the minutes that building the package takes. `nil` when this toolchain has none.
let toolchainSyntax: String? = {
  let path = Context.environment["PATH"] ?? ""
  for folder in path.split(separator: ":") {
    let compiler = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
    let host = compiler.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("lib/swift/host").path
    if FileManager.default.fileExists(atPath: host + "/SwiftParser.swiftmodule") { return host }
  }
  return nil
}()

/// `Scripts/fuzz` builds everything once more, aside, so that libFuzzer sees which code an input reaches.
let isFuzzing = Context.environment["LECTERN_FUZZING"] != nil

/// Everything is built in release configuration, tests included, so that one build serves
/// `make site` and `make test`; tests look inside modules all the same. Modules that import
/// Kernel or Site have to find SwiftSyntax too.
let settings: [SwiftSetting] =
  [.unsafeFlags(["-enable-testing"] + (isFuzzing ? ["-sanitize=fuzzer"] : []))]
  + (toolchainSyntax.map { [.unsafeFlags(["-I", $0])] } ?? [])

let syntaxPackages: [Package.Dependency] =
  toolchainSyntax == nil
  ? [.package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1")] : []

func syntax(_ products: String...) -> [Target.Dependency] {
  toolchainSyntax == nil ? products.map { .product(name: $0, package: "swift-syntax") } : []
}

func syntaxLinker(_ products: String...) -> [LinkerSetting] {
  guard let host = toolchainSyntax else { return [] }
  return [.unsafeFlags(["-L", host, "-Xlinker", "-rpath", "-Xlinker", host])]
    + products.map { .linkedLibrary($0) }
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let flyingFox: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Tests of one module; `data` are the folders with cases and goldens, which the tests find by
/// their own path.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: data,
    swiftSettings: settings)
}

// MARK: - The vector loops
//
// One set of Swift sources (Sources/VectorsPortable) is compiled once per instruction set; the
// other folders hold links to it and a Width.swift of their own. Tensors chooses at start.

#if arch(x86_64)
  let instructionSets = [
    "VectorsAVX2": ["-mavx2", "-mfma"],
    "VectorsAVX512": [
      "-mavx2", "-mfma", "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mprefer-vector-width=512",
    ],
  ]
#else
  let instructionSets: [String: [String]] = [:]
#endif
let vectorModules: [Target] = instructionSets.sorted { $0.key < $1.key }.map { name, flags in
  .target(
    name: name, dependencies: ["Vectors"],
    swiftSettings: settings + [.unsafeFlags(["-Ounchecked"] + flags.flatMap { ["-Xcc", $0] })])
}
let vectorsForThisProcessor = vectorModules.map { Target.Dependency.byName(name: $0.name) }

/// The program that libFuzzer's own `main` starts.
let fuzzer: [Target] =
  isFuzzing
  ? [
    .executableTarget(
      name: "lectern-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Runner",
      swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
  ] : []

// MARK: - The map

let package = Package(
  name: "Lectern",
  products: [
    .executable(name: "lectern", targets: ["lectern"]),
    .executable(name: "lectern-worker", targets: ["lectern-worker"]),
    .library(name: "LecternKit", type: .dynamic, targets: ["LecternKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ] + syntaxPackages,
  targets: [
    // Level 0: what the system has, each imported by exactly one Swift file.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Level 1: small vocabularies that know nothing of notebooks or learning.
    module("Digests", ["CCrypto"]),
    module("Compression", ["CZlib"]),
    module("Markup"),
    module("Wire"),
    module("Sandboxes", ["CLinux"]),
    module("LocalServer", [flyingFox]),
    module("Statistics"),
    module("Vectors"),
    module("VectorsPortable", ["Vectors"]),
    module("Tensors", ["COneDNN", "Vectors", "VectorsPortable"] + vectorsForThisProcessor),

    // Level 2: documents, pictures, networks, data.
    module("Notebooks", ["CCMarkGFM", yams]),
    module("Charts", ["Markup", "Compression"]),
    module("Networks", ["Tensors"]),
    module("Datasets", ["Tensors", "Compression", "Digests"]),

    // Level 3: what is done with them.
    module("Experiments", ["Networks", "Datasets", "Tensors", "Statistics", "Digests"]),
    .target(
      name: "Kernel",
      dependencies: ["Notebooks", "Wire", "Sandboxes", "Digests"]
        + syntax("SwiftSyntax", "SwiftParser"),
      swiftSettings: settings,
      linkerSettings: syntaxLinker("SwiftParser", "SwiftSyntax")),

    // Level 4: what a cell imports, and what a reader sees.
    module(
      "LecternKit",
      [
        "CLinux", "Wire", "Charts", "Statistics", "Experiments", "Networks", "Datasets", "Tensors", "Markup",
        "Digests",
      ]),
    .target(
      name: "Site",
      dependencies: [
        "Kernel", "Notebooks", "Charts", "Markup", "Digests", "Wire", "Sandboxes", mustache, yams,
      ]
        + syntax("SwiftSyntax", "SwiftParser", "SwiftIDEUtils"),
      resources: [.copy("Theme")],
      swiftSettings: settings,
      linkerSettings: syntaxLinker("SwiftIDEUtils", "SwiftParser", "SwiftSyntax")),

    .target(
      name: "Grading",
      dependencies: [
        "Kernel", "Site", "Notebooks", "Wire", "Sandboxes", "Experiments", "Networks", "Datasets", "Tensors",
        "Charts", "Digests", "Compression", "Markup", "LocalServer", "CSQLite",
      ] + syntax("SwiftSyntax", "SwiftParser"),
      resources: [.embedInCode("Review/Client/review.js"), .embedInCode("Review/Client/review.css")],
      swiftSettings: settings,
      linkerSettings: syntaxLinker("SwiftParser", "SwiftSyntax")),

    // Level 5: the server of a course that is being written.
    .target(
      name: "Preview", dependencies: ["Site", "LocalServer", "Sandboxes", flyingFox],
      resources: [.embedInCode("Client/preview.js")],
      swiftSettings: settings),

    // Level 6: the commands, the program, and the process that runs cells.
    module(
      "LecternCommands",
      [
        "Preview", "LocalServer", "Site", "Grading", "Kernel", "Markup", "Notebooks", "Datasets", "Sandboxes",
        "Wire", "Digests", arguments, yams,
      ]),
    .executableTarget(
      name: "lectern-bench", dependencies: ["Experiments", "Networks", "Datasets", "Tensors"],
      path: "Benchmarks/Engine", swiftSettings: settings),
    .executableTarget(
      name: "lectern-bench-charts", dependencies: ["Charts"], path: "Benchmarks/Charts",
      swiftSettings: settings),
    .executableTarget(name: "lectern", dependencies: ["LecternCommands"], swiftSettings: settings),
    .executableTarget(
      name: "lectern-worker", dependencies: ["CLinux"],
      // Libraries shall find the worker's own `open` before the C library's.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),

    // Tests mirror the modules; SystemTests runs the built program, folders in and folders out.
    .target(name: "BrowserTesting", path: "Tests/BrowserTesting", swiftSettings: settings),
    tests("Digests"),
    tests("Compression"),
    tests("Markup"),
    tests("Wire"),
    tests("Sandboxes"),
    tests("LocalServer", [flyingFox]),
    tests("Statistics", data: ["Reference"]),
    tests("Tensors"),
    tests("Notebooks", data: ["Cases"]),
    tests("Charts", ["Markup", "BrowserTesting"], data: ["Cases"]),
    tests("Networks", ["Tensors", "Vectors"]),
    tests("Datasets", ["Tensors", "Digests"]),
    tests("Experiments", ["Networks", "Datasets", "Tensors"], data: ["Pinned"]),
    tests("Kernel", ["Notebooks", "Wire", "Sandboxes"], data: ["Cases"]),
    tests(
      "Grading",
      [
        "Kernel", "Site", "Notebooks", "Wire", "Sandboxes", "Experiments", "Networks", "Datasets", "Tensors",
        "Compression", "LocalServer", "BrowserTesting",
      ]),
    tests("Site", ["Kernel", "Notebooks", "Markup", "Charts", "Wire"], data: ["Cases"]),
    tests("Preview", ["Site"]),
    // What the course promises: its clauses, its solutions, its quiz answers.
    .testTarget(
      name: "CourseTests", dependencies: ["Notebooks", "Networks", "Experiments", yams],
      swiftSettings: settings),
    .testTarget(
      name: "SystemTests",
      dependencies: ["BrowserTesting", "Sandboxes", "Grading", "lectern", "lectern-worker", "LecternKit"],
      swiftSettings: settings),

    // The readers of foreign bytes with their promises, for libFuzzer and for the tests.
    .target(
      name: "FuzzTargets", dependencies: ["Notebooks", "Wire", "Datasets"], path: "Tests/Fuzzing/Targets",
      swiftSettings: settings),
    .testTarget(name: "FuzzTargetsTests", dependencies: ["FuzzTargets"], swiftSettings: settings),
  ] + vectorModules + fuzzer,
  swiftLanguageModes: [.v6]
)
