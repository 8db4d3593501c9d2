// Share Swift between chapters

// A chapter knows nothing of other chapters' cells. What several need stands in Swift files in the folder `Support` beside
// `course.yml`, which are compiled once, as one module.
//
// `Support/Curves.swift` of this guide:
//
// ```swift
// /// What the logistic map gives from a start, step by step: code that two chapters may share.
// public func logistic(from start: Double, rate: Double, steps: Int) -> [Double] {
//   (0..<steps).reduce(into: [start]) { values, _ in
//     let last = values[values.count - 1]
//     values.append(rate * last * (1 - last))
//   }
// }
// ```
//
// A chapter imports it:
//
// ::: {.demo}

import Support

let path = logistic(from: 0.2, rate: 3.9, steps: 40)
claim("It never leaves the space between 0 and 1.", path.allSatisfy { (0...1).contains($0) })

// :::
//
// - What chapters should see is `public`; the rest stays the module's own.
// - The files may import what the toolchain has and Lectern's own modules: `import LecternKit` gives them charts and networks.
// - A mistake in one is told with its file and line, and no chapter that imports `Support` runs before it is mended.
// - A change runs the chapters that import it, and no other.
//
// ## What else can be imported
//
// `import Foundation`, `Dispatch` and whatever else comes with the Swift toolchain. Packages cannot: copy the source that you
// need into `Support`, with its licence. A module that is not there is an error at the line of its `import`.
//
// A hand-in is graded without `Support`: a student's notebook stands for itself.
