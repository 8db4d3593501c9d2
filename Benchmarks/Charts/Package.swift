// swift-tools-version: 6.0
import PackageDescription

/// How long charts of ten thousand points take: `swift run -c release --package-path Benchmarks/Charts`.
let package = Package(
  name: "ChartsBenchmark",
  dependencies: [.package(name: "Lectern", path: "../..")],
  targets: [
    .executableTarget(
      name: "ChartsBenchmark", dependencies: [.product(name: "LecternKit", package: "Lectern")])
  ],
  swiftLanguageModes: [.v6]
)
