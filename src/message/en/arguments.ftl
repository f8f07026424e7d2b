# The arguments, and what is wrong with them: src/cli/usage.rs, src/cli/help.rs, src/cli/guard.rs.

argument-hyphen = “{ $argument }” begins with a hyphen, as an option does
    .hint = take the hyphen out, or put the text last, behind “--”: annexe … -- "{ $argument }"
argument-unknown = there is no option or argument “{ $name }” here
command-unknown = there is no command “{ $name }”
command-missing = the command is missing
    .hint = annexe --help names all of them
argument-missing = { $count ->
    [one] { $names } is missing
   *[other] these are missing: { $names }
}
argument-twice = “{ $name }” is given twice
argument-alone = “{ $name }” does not go with the rest
argument-conflict = “{ $name }” does not go with “{ $others }”
argument-value = “{ $value }” will not do for “{ $name }”
argument-no-value = a value is missing after “{ $name }”
argument-too-many = “{ $name }” takes no value, and “{ $value }” is one
argument-not-utf-8 = an argument is not text in UTF-8
argument-near = did you mean “{ $near }”?
argument-choice = choose one of: { $values }
argument-as-value = if it is not an option, put “--” before it: -- { $name }
whole-number = a whole number from { $from } to { $to } is needed

usage = Usage: { $usage }
usage-help = Help: { $command } --help

# The help: its headings and remarks. clap puts a colon behind headings.
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
heading-common = Common options
value-command = COMMAND
help-values = values: { $values }
help-default = default: { $value }
