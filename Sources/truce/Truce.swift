internal import CeasefireModel
internal import Exchange
internal import Foundation
internal import TruceCommands

/// Chooses the adapters: the file system, the terminal and the zone data of this machine.
@main
enum Truce {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let status = await TruceCommand.run(arguments, in: Shell.ofThisMachine())
        exit(status)
    }
}
