import Foundation

/// Base 64 by Foundation, beside ours.
enum Base64Text {
    static func bytes(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { Array($0) } }
}
