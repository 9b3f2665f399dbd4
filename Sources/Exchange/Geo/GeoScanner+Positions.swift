internal import Geography

/// What stands under `coordinates`: positions, in lists within lists.
enum GeoCoordinates {
    case position(Coordinate)
    case list([GeoCoordinates], Range<Int>)
    /// What is wrong with it was told.
    case faulty

    /// How deep lists nest below this one: 0 for a position, 1 for a line; nil where nothing tells.
    var depth: Int? {
        switch self {
        case .position: 0
        case .list(let items, _): items.lazy.compactMap(\.depth).first.map { $0 + 1 }
        case .faulty: nil
        }
    }
}

extension GeoScanner {
    /// Lists within each other under `coordinates`, at most: a MultiPolygon has three, and its positions.
    static let coordinateDepth = 4

    /// Reads what stands under `coordinates`.
    mutating func coordinates(
        depth: Int, nesting: Int = 1, positions: inout Int, _ problems: inout Problems
    ) throws(SyntaxError) -> GeoCoordinates {
        let start = position
        guard peek == UInt8(ascii: "[") else {
            _ = try value(depth: depth)
            problems.error(
                "wrong-kind", "Expected a list of coordinates.", at: start..<position,
                mend: "A position is written `[longitude, latitude]`.")
            return .faulty
        }
        if nesting > Self.coordinateDepth {
            throw SyntaxError(
                code: "too-deep", message: "Coordinates nest more than \(Self.coordinateDepth) lists.",
                range: here)
        }
        let next = firstItem()
        if next == UInt8(ascii: "-") || next.map({ (0x30...0x39).contains($0) }) == true {
            positions += 1
            guard positions <= GeoJSON.positionLimit else {
                throw SyntaxError(
                    code: "too-many-positions",
                    message: "The file has more than \(GeoJSON.positionLimit) positions.", range: here)
            }
            return try onePosition(depth: depth, &problems)
        }
        var items: [GeoCoordinates] = []
        var count = positions
        try list(depth: depth + 1) { (scanner) throws(SyntaxError) in
            items.append(
                try scanner.coordinates(
                    depth: depth + 1, nesting: nesting + 1, positions: &count, &problems))
        }
        positions = count
        return .list(items, start..<position)
    }

    /// The byte that begins the first item of the list that begins here.
    private func firstItem() -> UInt8? {
        var i = position + 1
        while i < bytes.count, bytes[i] <= ASCII.space { i += 1 }
        return i < bytes.count ? bytes[i] : nil
    }

    /// Reads `[longitude, latitude]`, and passes over a height and what else follows.
    private mutating func onePosition(depth: Int, _ problems: inout Problems) throws(SyntaxError)
        -> GeoCoordinates
    {
        let start = position
        var (longitude, latitude): (Int?, Int?)
        var count = 0
        var isAllNumbers = true
        try list(depth: depth + 1) { (scanner) throws(SyntaxError) in
            count += 1
            if let byte = scanner.peek, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
                let number = try scanner.microdegrees()
                if count == 1 { longitude = number }
                if count == 2 { latitude = number }
            } else {
                isAllNumbers = false
                _ = try scanner.value(depth: depth + 1)
            }
        }
        let range = start..<position
        guard isAllNumbers, let longitude, let latitude else {
            problems.error(
                "not-a-position", "A position needs two numbers.", at: range,
                mend: "Write `[longitude, latitude]`.")
            return .faulty
        }
        if let coordinate = Coordinate(
            latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
        {
            return .position(coordinate)
        }
        let isSwapped = abs(longitude) <= 90_000_000 && abs(latitude) <= 180_000_000
        problems.error(
            "position-off-globe",
            "Latitudes end at 90 degrees, longitudes at 180: this is no place on Earth.", at: range,
            mend: isSwapped ? "Longitude comes first: swap the two." : "")
        return .faulty
    }

    /// Reads a number of degrees as millionths, rounded by its decimal digits, half away from zero. What lies far off any
    /// globe is cut to a thousand degrees.
    private mutating func microdegrees() throws(SyntaxError) -> Int {
        let start = position
        let isNegative = skip(UInt8(ascii: "-"))
        let firstDigit = position
        var value = 0
        while position < bytes.count, case let digit = bytes[position] &- 0x30, digit < 10 {
            value = min(1_000, value * 10 + Int(digit))
            position += 1
        }
        let integerDigits = position - firstDigit
        var isPlain =
            integerDigits == 1 || (integerDigits > 1 && bytes[firstDigit] != UInt8(ascii: "0"))
        var scale = 1
        var roundsUp = false
        if skip(UInt8(ascii: ".")) {
            let fraction = position
            while position < bytes.count, case let digit = bytes[position] &- 0x30, digit < 10 {
                let place = position - fraction
                if place < 6 {
                    value = value * 10 + Int(digit)
                    scale *= 10
                } else if place == 6 {
                    roundsUp = digit >= 5
                }
                position += 1
            }
            isPlain = isPlain && position > fraction
        }
        let byte = peek
        guard isPlain, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") else {
            // Rare, or not a number: the slow reader knows.
            position = start
            let text = try number()
            let degrees = min(max(Double(text) ?? 1_000, -1_000), 1_000)
            return Int((degrees * 1e6).rounded())
        }
        let magnitude = value * (1_000_000 / scale) + (roundsUp ? 1 : 0)
        return isNegative ? -magnitude : magnitude
    }
}
