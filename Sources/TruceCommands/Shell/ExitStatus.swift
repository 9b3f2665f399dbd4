internal import ArgumentParser

/// What `truce` tells the program that called it.
public enum ExitStatus: Int32, Sendable {
    /// Done, and nothing was rejected.
    case done = 0
    /// What was asked to be checked is not so: files are not in the form of `truce fmt`, a draft has flaws.
    case notAsAsked = 1
    /// It could not be done: an input is missing or cannot be used. Standard error says which, how to mend it, and what was done before it
    /// came to that, where anything was.
    case badInput = 2
    /// Done, but some rows or entries were rejected. Standard error lists them.
    case rejections = 3
    /// The command line itself cannot be understood.
    case usage = 64

    /// What commands that read data say of it in their help.
    static let help = """
        EXIT STATUS
          0   done
          2   it could not be done: an input is missing or cannot be used; standard error says which
          3   done, but rows or entries were rejected; standard error lists them
          64  the command line cannot be understood
        """

    /// The same, as the parser's error that ends a command.
    var code: ExitCode { ExitCode(rawValue) }
}
