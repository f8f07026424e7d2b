# Why a command stopped: src/failure.rs, src/cli/console.rs.

failure-read = cannot read { $path }: { $reason }
failure-write = cannot write { $path }: { $reason }
failure-open = cannot open { $path }: { $reason }
failure-create-folder = cannot create the folder { $path }: { $reason }
failure-remove = cannot remove { $path }: { $reason }
failure-nothing-written = : nothing was written
result-not-written = cannot write the result: { $reason }
more-hidden = … and { $count } more

count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}

severity-error = error
severity-warning = warning
severity-information = note
# Between a word and what it announces.
colon = { ": " }

io-not-found = it does not exist
io-permission = permission denied
io-exists = it exists already
io-disk-full = the disk is full
io-quota = your quota on this disk is used up
io-too-large = the system does not allow files of this size
io-read-only = the disk is read-only
io-not-a-folder = it is not a folder
io-a-folder = it is a folder
