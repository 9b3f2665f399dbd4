// Tests of TruceCommands.
