internal import Foundation

/// Checks a value against a JSON Schema, as far as the schemas of this project go; other keywords are refused, so
/// that none is passed over.
public struct SchemaValidator {
    typealias Schema = [String: Any]

    let root: Schema

    /// Whether members that the schema does not name are faults even where it allows them.
    private let isClosed: Bool

    /// Reads a schema.
    ///
    /// - Parameter isClosed: Readers must bear with members that a later writer adds; this writer may have none to add.
    public init(json: String, isClosed: Bool = false) throws {
        self.isClosed = isClosed
        root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? Schema ?? [:]
    }

    /// What is wrong, empty where nothing is.
    public func faults(_ value: Any) -> [String] { faults(value, root, at: "") }

    private func faults(_ value: Any, _ schema: Schema, at path: String) -> [String] {
        let keywords = schema.keys.sorted()
        let extra = isClosed && schema["properties"] != nil && schema["additionalProperties"] == nil
        return (keywords + (extra ? ["additionalProperties"] : [])).flatMap { keyword -> [String] in
            faults(value, keyword: keyword, schema, at: path)
        }
    }

    private func faults(_ value: Any, keyword: String, _ schema: Schema, at path: String) -> [String] {
        let argument = schema[keyword]
        switch keyword {
        case "$schema", "title", "description", "$defs", "format": return []
        case "$ref":
            let name = (argument as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
            let definitions = root["$defs"] as? [String: Schema] ?? [:]
            guard let target = definitions[name] else { return ["no definition of \(name)"] }
            return faults(value, target, at: path)
        case "type":
            let types = argument as? [String] ?? [argument as? String ?? ""]
            return types.contains { Self.isOf($0, value) } ? [] : ["\(path): not \(types)"]
        case "enum":
            let all = argument as? [Any] ?? []
            return all.contains { Self.equals($0, value) } ? [] : ["\(path): none of \(all)"]
        case "const":
            return argument.map { Self.equals($0, value) } ?? false ? [] : ["\(path): not \(argument ?? "")"]
        case "anyOf":
            let all = argument as? [Schema] ?? []
            let found = all.map { faults(value, $0, at: path) }
            return found.contains(where: \.isEmpty)
                ? [] : ["\(path): none of \(all.count) forms"] + (found.min { $0.count < $1.count } ?? [])
        case "not":
            return faults(value, argument as? Schema ?? [:], at: path).isEmpty ? ["\(path): excluded"] : []
        case "pattern":
            guard let text = value as? String else { return [] }
            return text.range(of: argument as? String ?? "", options: .regularExpression) == nil
                ? ["\(path): \(text) does not match"] : []
        case "minimum", "maximum":
            guard let number = (value as? NSNumber)?.doubleValue,
                let limit = (argument as? NSNumber)?.doubleValue
            else { return [] }
            let isSound = keyword == "minimum" ? number >= limit : number <= limit
            return isSound ? [] : ["\(path): \(number) is beyond \(limit)"]
        case "items":
            return (value as? [Any] ?? []).enumerated().flatMap {
                faults($0.element, argument as? Schema ?? [:], at: "\(path)[\($0.offset)]")
            }
        case "minItems":
            guard let list = value as? [Any] else { return [] }
            return list.count < argument as? Int ?? 0 ? ["\(path): too few"] : []
        case "required":
            guard let keys = value as? [String: Any] else { return [] }
            return (argument as? [String] ?? []).filter { keys[$0] == nil }.map { "\(path): no \($0)" }
        case "dependentRequired":
            guard let keys = value as? [String: Any] else { return [] }
            return (argument as? [String: [String]] ?? [:]).filter { keys[$0.key] != nil }.values.joined()
                .filter { keys[$0] == nil }.map { "\(path): no \($0)" }
        case "minProperties", "maxProperties":
            guard let keys = value as? [String: Any], let limit = argument as? Int else { return [] }
            let isSound = keyword == "minProperties" ? keys.count >= limit : keys.count <= limit
            return isSound ? [] : ["\(path): \(keys.count) keys"]
        case "properties":
            guard let keys = value as? [String: Any] else { return [] }
            return (argument as? [String: Schema] ?? [:]).sorted { $0.key < $1.key }.flatMap { key, schema in
                keys[key].map { faults($0, schema, at: path + "." + key) } ?? []
            }
        case "additionalProperties":
            guard let keys = value as? [String: Any] else { return [] }
            let known = schema["properties"] as? [String: Schema] ?? [:]
            let others = keys.filter { known[$0.key] == nil }
            if let schema = argument as? Schema {
                return others.flatMap { faults($0.value, schema, at: path + "." + $0.key) }
            }
            return others.keys.sorted().map { "\(path): \($0) is not known" }
        default: return ["the validator does not know \(keyword)"]
        }
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": value is Int
        case "number": value is Int || value is Double
        case "null": value is NSNull
        default: false
        }
    }

    private static func equals(_ a: Any, _ b: Any) -> Bool {
        if let a = a as? String, let b = b as? String { return a == b }
        // JSONSerialization's truth values are numbers too.
        if let b = b as? Bool, let a = a as? NSNumber { return a.boolValue == b }
        return false
    }
}
