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
    func january(_ year: Int) -> Date {
      let days = (year - 1970) * 365 + (year - 1969) / 4
      return Date(timeIntervalSince1970: Double(days) * 86_400)
    }
    return Chart(records, id: \.0) { year, error in
      LineMark(
        x: .value("Year", january(year)),
        y: .value("MNIST test error in %", error)
      )
      .interpolationMethod(.stepEnd)
      .symbol(.diamond)
    }
    // end
  }
}
