internal import CeasefireModel
internal import Exchange
internal import Foundation
internal import TruceCommands

/// Chooses the adapters: the file system, the terminal and the zone data of this machine.
@main
enum Truce {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let status = TruceCommand.run(arguments, in: Shell.ofThisMachine())
        exit(status)
    }
}
