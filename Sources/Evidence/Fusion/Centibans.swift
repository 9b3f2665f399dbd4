/// Weights are summed as whole hundredths of a deciban, so that a sum does not depend on the order of its
/// terms and is the same on every machine.
typealias Centibans = Int

extension Double {
    /// Decibans as whole hundredths, or bits as whole hundredths of a bit.
    ///
    /// Halves are rounded away from zero. What is left after the whole part is exact, so that this is what `rounded()`
    /// gives, without a call into C's library for each term.
    var hundredths: Int {
        let value = self * 100
        let whole = Int(value)
        let rest = value - Double(whole)
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    }

    /// The logarithm to base 2 of a positive finite number, to about 1e-7, from additions and divisions
    /// alone: the standard library has none, and C's may differ between machines in the last place.
    var log2: Double {
        guard self > 0, isFinite else { return 0 }
        var m = significand
        var e = Double(exponent)
        if m > 1.5 {
            m /= 2
            e += 1
        }
        // ln(m) = 2 atanh(s), s in -1/7 ... 1/5.
        let s = (m - 1) / (m + 1)
        let q = s * s
        let atanh = s * (1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q * (1 / 9.0 + q / 11)))))
        return e + 2 * atanh * 1.442_695_040_888_963_4
    }
}

/// `+12.3` or `-4.0`, with a true minus for nobody: the sign is ASCII, as in a ledger.
func decibansText(_ value: Centibans) -> String {
    let tenths = (abs(value) + 5) / 10
    return (value < 0 && tenths > 0 ? "-" : "+") + String(tenths / 10) + "." + String(tenths % 10)
}
