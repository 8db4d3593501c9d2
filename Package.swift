// swift-tools-version: 6.0
//
// The map of Lectern. Targets stand in levels; an arrow (a dependency) points only to a level
// with a smaller number, further up in this file, never sideways. ARCHITECTURE.md says what flows along the arrows, and
// Scripts/check-map, which `make check` calls, proves that it is so.

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
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = settings
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// For code that starts and waits for what others compute, or reads and writes pages. The optimiser takes three quarters
/// of the time that the compiler takes, and nobody would notice its work there, as long as the loops in which a long
/// text or a large course spends its time stand in Texts, Markup and Tables, which are optimised, or are the C library's.
let unoptimized: [SwiftSetting] = settings + (isFuzzing ? [] : [.unsafeFlags(["-Onone"])])

/// The same for modules that few import. An interface written ahead of the code lets importers begin earlier, for a fifth
/// more of the compiler's time. (Where many import a module, or one that comes last, as Grading, the second core would
/// wait without it.)
let unoptimizedAtOnce: [SwiftSetting] = unoptimized + [.unsafeFlags(["-no-emit-module-separately-wmo"])]

/// Tests of one module; `data` are the folders with cases and goldens, which the tests find by
/// their own path.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: data,
    swiftSettings: unoptimizedAtOnce)
}

// MARK: - The vector loops
//
// One set of Swift sources (Sources/VectorsPortable) is compiled once per instruction set; the
// other folders hold links to it and a Width.swift of their own. Tensors chooses at start.
// `-fno-math-errno`: otherwise a vector's square root is one call for each of its numbers, in case one is negative
// and somebody asks errno for it, and Adam takes a quarter of a training.

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
let plainRoots: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-fno-math-errno"])]
let vectorModules: [Target] = instructionSets.sorted { $0.key < $1.key }.map { name, flags in
  .target(
    name: name, dependencies: ["Vectors"],
    swiftSettings: settings + plainRoots + [.unsafeFlags(["-Ounchecked"] + flags.flatMap { ["-Xcc", $0] })])
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
    // Level 0: what the system has. The files that import a library lie in one folder of one module; CLinux
    // is the contract of tool, worker and kit, and imported by one file of each.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    // Types only: the toolchain's library is loaded while the program runs.
    .systemLibrary(name: "CSourceKit"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZeroMQ", pkgConfig: "libzmq", providers: [.apt(["libzmq3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Level 1: small vocabularies that know nothing of notebooks or learning.
    module("Files", ["CCrypto"]),
    module("Compression", ["CZlib"]),
    module("Dates"),
    module("Markup"),
    module("Wire"),
    module("Sandboxes", ["CLinux"], settings: unoptimized),
    module("LocalServer", [flyingFox, flyingSocks], settings: unoptimized),
    module("Statistics"),
    module("Texts"),
    module("Vectors"),

    // Level 2: documents, pictures, vector loops (and those for each instruction set, see above).
    module("Notebooks", ["CCMarkGFM", "Dates", "Texts", yams], settings: unoptimized),
    module("Charts", ["Markup", "Compression", "Dates"]),
    module("Store", ["Files", "Compression", "Sandboxes"], settings: unoptimized),
    module("VectorsPortable", ["Vectors"], settings: settings + plainRoots),

    // Level 3: what running a notebook gave; notebooks of other tools, as ours; tables that spreadsheets and learning
    // platforms wrote; matrices.
    module("Results", ["Notebooks", "Wire"], settings: unoptimized),
    module("Importing", ["Notebooks", "Texts"], settings: unoptimizedAtOnce),
    module("Tables", ["Notebooks", "Texts"]),
    module("Tensors", ["COneDNN", "Vectors", "VectorsPortable"] + vectorsForThisProcessor),

    // Level 4: what runs notebooks and what shows them, which do not know each other; networks and data.
    .target(
      name: "Kernel",
      dependencies: ["Results", "Store", "Notebooks", "Texts", "Wire", "Sandboxes", "Files"]
        + syntax("SwiftSyntax", "SwiftParser"),
      swiftSettings: unoptimized,
      linkerSettings: syntaxLinker("SwiftParser", "SwiftSyntax")),
    .target(
      name: "Site",
      dependencies: [
        "Results", "Notebooks", "Texts", "Charts", "Markup", "Files", "Wire", "Sandboxes", mustache,
      ]
        + syntax("SwiftSyntax", "SwiftParser", "SwiftIDEUtils"),
      resources: [.copy("Theme")],
      swiftSettings: unoptimized,
      linkerSettings: syntaxLinker("SwiftIDEUtils", "SwiftParser", "SwiftSyntax")),
    module("Networks", ["Tensors", "Vectors"]),
    module("Datasets", ["Tensors", "Compression", "Files"]),

    // Level 5: experiments on networks; the data that graded runs see, and what their weights tell; fetching data; the
    // sources that builds and pages share for live cells, and what compiles and proves those; what a cell means at a
    // place, for those who type; work handed to a cluster's queue.
    module("Experiments", ["Networks", "Datasets", "Tensors", "Statistics", "Files"]),
    module("GradedRuns", ["Datasets", "Tensors", "Files"]),
    module("Clusters", ["Site", "Results", "Texts", "Sandboxes", "Files"], settings: unoptimizedAtOnce),
    module("Downloads", ["Datasets", "Sandboxes", "Files"], settings: unoptimizedAtOnce),
    // `Page` is compiled for WebAssembly alone, when a course has live cells (LiveCells/PageKitRecipe.swift).
    .target(
      name: "LiveKit", dependencies: ["Networks", "Tensors"], exclude: ["Page"], swiftSettings: settings),
    module(
      "LiveCells",
      ["Kernel", "Site", "Results", "Notebooks", "Texts", "Wire", "Sandboxes", "Files"],
      settings: unoptimizedAtOnce),
    .target(
      name: "Editing",
      dependencies: ["Kernel", "Notebooks", "Texts", "Sandboxes", "Files", "CSourceKit"]
        + syntax("SwiftSyntax", "SwiftParser", "SwiftIDEUtils"),
      swiftSettings: unoptimizedAtOnce,
      linkerSettings: syntaxLinker("SwiftIDEUtils", "SwiftParser", "SwiftSyntax")),

    // Level 6: courses; what a cell imports.
    module(
      "Courses",
      [
        "Clusters", "LiveCells", "Kernel", "Site", "Results", "Store", "Importing", "Notebooks", "Texts",
        "Datasets",
        "Wire",
        "Sandboxes", "Files", "Dates",
      ],
      settings: unoptimizedAtOnce),
    // The plugin writes into it which sources it was built from: the version of stored results.
    .plugin(name: "SourceDigests", capability: .buildTool()),
    .target(
      name: "LecternKit",
      dependencies: [
        "CLinux", "Wire", "Charts", "Statistics", "Experiments", "LiveKit", "Networks", "Datasets", "Tensors",
        "Markup", "Files",
      ],
      swiftSettings: settings, plugins: ["SourceDigests"]),

    // Level 7: what a program says and hears in a terminal; Jupyter's kernel; editors; the server of a course that is
    // being written; grades; putting a site where readers find it.
    module(
      "Terminals",
      [
        "Courses", "Clusters", "Downloads", "LiveCells", "Kernel", "Results", "Notebooks", "Datasets", "Wire",
        "Sandboxes", "Files",
      ], settings: unoptimizedAtOnce),
    module(
      "JupyterKernel",
      [
        "Courses", "Editing", "Kernel", "Site", "Results", "Importing", "Notebooks", "Texts", "Datasets",
        "Wire",
        "Sandboxes", "Files", "CZeroMQ",
      ], settings: unoptimizedAtOnce),
    module(
      "LanguageServer",
      [
        "Courses", "Editing", "Kernel", "Site", "Results", "Notebooks", "Texts", "Wire", "Sandboxes", "Dates",
      ],
      settings: unoptimizedAtOnce),
    module(
      "Publishing",
      ["Courses", "Site", "Results", "Notebooks", "Texts", "Sandboxes", "Files", "Dates"],
      settings: unoptimizedAtOnce),
    .target(
      name: "Preview",
      dependencies: [
        "Courses", "LiveCells", "Kernel", "Site", "Results", "Notebooks", "Markup", "Wire", "LocalServer",
        "Sandboxes", "Files", flyingFox, flyingSocks,
      ],
      resources: [.embedInCode("Client/preview.js")],
      swiftSettings: unoptimizedAtOnce),
    .target(
      name: "Grading",
      dependencies: [
        "Clusters", "Courses", "GradedRuns", "Tables", "Kernel", "Site", "Results", "Importing", "Notebooks",
        "Wire",
        "Sandboxes", "Experiments", "Networks", "Datasets", "Tensors", "Charts", "Files", "Compression",
        "Markup",
        "LocalServer", "CSQLite", "Texts", "Dates",
      ] + syntax("SwiftSyntax", "SwiftParser"),
      resources: [.embedInCode("Review/Client/review.js"), .embedInCode("Review/Client/review.css")],
      swiftSettings: unoptimized,
      linkerSettings: syntaxLinker("SwiftParser", "SwiftSyntax")),

    // Level 8: the commands.
    module(
      "LecternCommands",
      [
        "Terminals", "Preview", "Publishing", "JupyterKernel", "LanguageServer", "Clusters", "Courses",
        "Downloads",
        "Store",
        "Dates", "LocalServer",
        "Grading", "Tables", "Kernel", "Results", "Notebooks", "Texts", "Datasets", "Sandboxes", "Files",
        arguments,
      ], settings: unoptimizedAtOnce),

    // Level 9: the program, the process that runs cells, the benchmarks.
    .executableTarget(name: "lectern", dependencies: ["LecternCommands"], swiftSettings: settings),
    .executableTarget(
      name: "lectern-worker", dependencies: ["CLinux"],
      // Libraries shall find the worker's own `open` before the C library's.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),
    .executableTarget(
      name: "lectern-bench", dependencies: ["Experiments", "Networks", "Datasets", "Tensors"],
      path: "Benchmarks/Engine", swiftSettings: settings),
    .executableTarget(
      name: "lectern-bench-cluster", dependencies: ["Clusters", "Site"],
      path: "Benchmarks/Cluster", swiftSettings: settings),
    .executableTarget(
      name: "lectern-bench-charts", dependencies: ["Charts"], path: "Benchmarks/Charts",
      swiftSettings: settings),

    // Tests mirror the modules; SystemTests runs the built program, folders in and folders out.
    .target(name: "BrowserTesting", path: "Tests/BrowserTesting", swiftSettings: unoptimizedAtOnce),
    .target(name: "TestThreads", path: "Tests/TestThreads", swiftSettings: unoptimizedAtOnce),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: unoptimizedAtOnce),
    .target(name: "TestSampling", path: "Tests/TestSampling", swiftSettings: unoptimizedAtOnce),
    tests("TestSampling"),
    tests("Files"),
    tests("Texts"),
    tests("Dates"),
    tests("Clusters", ["Site", "Files"]),
    tests("LiveCells", ["TestSampling", "Courses", "Results", "Notebooks", "Dates", "Files", "Sandboxes"]),
    tests(
      "Courses",
      ["Site", "Kernel", "Results", "Store", "Wire", "Importing", "Notebooks", "Sandboxes", "Files", "Dates"]),
    tests("Results", ["Notebooks"]),
    tests("Store", ["Files", "Sandboxes"]),
    tests("Importing", ["Notebooks", "Texts"]),
    tests("Tables", ["Notebooks"]),
    tests("GradedRuns", ["Datasets"]),
    tests("Compression"),
    tests("Markup"),
    tests("Wire"),
    tests("Sandboxes", ["CLinux", "Files"]),
    tests("LocalServer", [flyingFox, flyingSocks]),
    tests("Statistics", data: ["Reference"]),
    tests("Tensors"),
    tests("Notebooks", ["Texts"], data: ["Cases"]),
    tests(
      "Charts", ["Compression", "Dates", "Markup", "BrowserTesting", "SeededRandom", "TestSampling"],
      data: ["Cases"]),
    tests("Networks", ["Tensors", "Vectors"], data: ["PyTorch"]),
    tests("Datasets", []),
    tests("Downloads", ["Datasets", "Files"]),
    tests(
      "Experiments", ["Networks", "Datasets", "Tensors", "Statistics", "TestSampling"], data: ["Pinned"]),
    tests(
      "Kernel", ["Results", "Notebooks", "Wire", "Sandboxes", "SeededRandom", "TestSampling", "TestThreads"],
      data: ["Cases"]),
    tests(
      "Grading",
      [
        "Courses", "GradedRuns", "Tables", "Kernel", "Site", "Results", "Notebooks", "Wire", "Sandboxes",
        "Experiments", "Networks",
        "Datasets",
        "Tensors", "Compression", "Files", "LocalServer", "BrowserTesting", "TestSampling", "TestThreads",
      ]),
    tests(
      "Site", ["Courses", "Dates", "Results", "Importing", "Notebooks", "Texts", "Markup", "Files", "Wire"],
      data: ["Cases", "Conformance"]),
    tests("Editing", ["Kernel", "Notebooks", "Files"]),
    tests("JupyterKernel", ["Editing", "Files"]),
    tests("LanguageServer", ["Courses", "Editing", "Notebooks", "SeededRandom", "TestSampling"]),
    tests("Preview", ["Kernel", "Site", "Results", "Notebooks"]),
    tests("Publishing", ["TestSampling", "Courses", "Notebooks", "Sandboxes", "Files", "Dates", yams]),
    tests("Terminals", ["LiveCells", "Kernel", "Wire"]),
    tests(
      "LecternCommands",
      ["Courses", "Grading", "Notebooks", "Site", arguments]),
    tests("LecternKit", ["Statistics", "Wire"], data: ["Reference"]),
    tests("lectern-worker", ["Sandboxes"]),
    // What the course promises: its clauses, its solutions, its quiz answers.
    .testTarget(
      name: "CourseTests", dependencies: ["Notebooks", "Networks", "Experiments", yams],
      swiftSettings: unoptimizedAtOnce),
    .testTarget(
      name: "SystemTests",
      dependencies: [
        "BrowserTesting", "SeededRandom", "TestSampling", "TestThreads", "Files", "Store", "Sandboxes",
        "Grading", "lectern", "lectern-worker", "LecternKit",
      ],
      // Clients in other languages, which the tests start.
      exclude: ["Editors", "Jupyter"], swiftSettings: unoptimizedAtOnce),

    // The readers of foreign bytes with their promises, for libFuzzer and for the tests.
    .target(
      name: "FuzzTargets", dependencies: ["Notebooks", "Wire", "Datasets"], path: "Tests/Fuzzing/Targets",
      swiftSettings: settings),
    .testTarget(
      name: "FuzzTargetsTests", dependencies: ["FuzzTargets", "TestSampling"],
      swiftSettings: unoptimizedAtOnce),
  ] + vectorModules + fuzzer,
  swiftLanguageModes: [.v6]
)
