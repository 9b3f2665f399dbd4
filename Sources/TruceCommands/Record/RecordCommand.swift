internal import ArgumentParser

/// `truce record`: the commands of the record.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Keeps a record to which entries are only ever added, and lets anybody check it.",
        discussion: """
            A record holds reports, observations, decisions, notices and replies in the order in which they were \
            written down. Nothing in it is overwritten: a correction is an entry of its own. Every state of it has a \
            size and a root, which the log signs and witnesses cosign; whoever holds one of those can prove what \
            stood there.

            RECORD is the path of a file, made by `truce record init`, or the address of a database of PostgreSQL, \
            postgres://user@host/database, where several write at once.

            A DAY
              truce record init mission.record --owner "Monitoring mission" --holder "Duty officer"
              truce record import --record mission.record --key mission.holder.key --reports reports.csv
              truce record decide --record mission.record --key mission.holder.key --file decision.ndjson
              truce record checkpoint --record mission.record --key mission.log.key
              truce record export --record mission.record --release internal sealed
              truce record verify sealed --key KEY
              truce assess agreement.md --record mission.record --as-of 2026-02-03T12:00+02:00 --basis recorded

            Documentation/RecordKeeping.md walks through a day; Documentation/Record.md says what every byte means.
            """,
        subcommands: [
            RecordInitCommand.self, RecordKeyCommand.self, RecordRoleCommand.self, RecordImportCommand.self,
            RecordAddCommand.self, RecordDecideCommand.self, RecordNoticeCommand.self, RecordLogCommand.self,
            RecordShowCommand.self, RecordCheckpointCommand.self, RecordCosignCommand.self,
            RecordExportCommand.self, RecordVerifyCommand.self, RecordCheckCommand.self,
            RecordBackupCommand.self,
            RecordRestoreCommand.self,
        ])

    /// What a mistyped `truce import` was meant to be.
    static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

    /// What all commands of the record say of their exit status.
    static let exitStatus = """
        EXIT STATUS
          0   done
          2   it could not be done: something is missing, cannot be used, or may not be written;
              standard error says what, and what was done before, where anything was
          64  the command line cannot be understood
        """
}
