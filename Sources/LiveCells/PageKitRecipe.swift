/// What runs in a page, module by module: which sources of the project are compiled for WebAssembly, and under which
/// name a live cell imports them.
///
/// Paths are from `Sources`. What stands in `LiveKit/Page` is for pages alone; everything else is what the build
/// itself is made of.
enum PageKitRecipe {
  struct Module {
    var name: String
    var sources: [String]
  }

  static let modules = [
    // A browser's Math in place of the C library, and what Embedded Swift lacks.
    Module(name: "Foundation", sources: ["LiveKit/Page/Machine/Foundation.swift"]),
    Module(
      name: "Compression", sources: ["LiveKit/Page/Machine/Compression.swift", "Compression/Deflate.swift"]),
    Module(name: "Dates", sources: ["LiveKit/Page/Machine/Codable.swift", "Dates/"]),
    Module(name: "Markup", sources: ["Markup/"]),
    Module(name: "Charts", sources: charts),
    Module(name: "Tensors", sources: ["Tensors/RandomStream.swift"]),
    Module(name: "Datasets", sources: ["LiveKit/Page/Machine/Datasets.swift"]),
    Module(
      name: "Networks",
      sources: [
        "LiveKit/Page/Machine/Codable.swift", "Networks/Activations/Activation.swift",
        "Networks/Activations/Activation+Catalogue.swift",
        "Networks/Activations/Activation+GaussianMeans.swift",
        "Networks/Activations/ActivationFamily.swift", "Networks/Activations/ActivationFamily+Slope.swift",
        "Networks/Activations/ActivationFamily+Value.swift", "Networks/Activations/FunctionTable.swift",
      ]),
    Module(
      name: "Experiments", sources: ["LiveKit/Page/Machine/Codable.swift", "Experiments/Toys/ToyData.swift"]),
    Module(name: "LiveKit", sources: ["LiveKit/Shared/"]),
    Module(name: "LecternKit", sources: ["LiveKit/Page/Kit/"]),
  ]

  /// The program that draws: Charts once more, as one module with its few exported functions.
  static let drawing = charts + ["LiveKit/Page/Drawing/"]

  static let machine = "LiveKit/Page/Machine/machine.c"

  private static let charts = [
    "Charts/Chart/", "Charts/Content/", "Charts/Drawing/", "Charts/Flat/", "Charts/Images/PNG.swift",
    "Charts/Layout/", "Charts/Output/", "Charts/Resolve/", "Charts/Scales/", "Charts/Style/", "Charts/Text/",
  ]
}
