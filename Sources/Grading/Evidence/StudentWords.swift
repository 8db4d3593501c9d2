import Markup

/// Numbers in sentences for students.
func text(_ value: Double) -> String { NumberFormat.readable(value, significant: 4) }
func percent(_ share: Double) -> String { NumberFormat.percent(share, decimals: 1) }
