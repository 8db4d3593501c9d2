import Charts
import Foundation

extension Gallery {
  static let trainingByDate = Entry(
    name: "TrainingByDate", title: "A record over the years",
    feature: "Dates along x."
  ) {
    // cell
    let records = [
      (1998, 0.8), (2003, 0.4), (2010, 0.35), (2012, 0.23), (2013, 0.21),
      (2020, 0.13),
    ]
    return Chart(records, id: \.0) { year, error in
      LineMark(
        x: .value(
          "Year",
          Date(
            timeIntervalSince1970: Double((year - 1970) * 365 + (year - 1969) / 4)
              * 86_400)),
        y: .value("MNIST test error in %", error)
      )
      .interpolationMethod(.stepEnd)
      .symbol(.diamond)
    }
    // end
  }
}
