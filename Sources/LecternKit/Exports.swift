// `import LecternKit` is all a cell needs.
@_exported import Charts
@_exported import Datasets
@_exported import Experiments
@_exported import Foundation
@_exported import LiveKit
@_exported import enum Markup.NumberFormat
@_exported import Networks
@_exported import Statistics
@_exported import Tensors
