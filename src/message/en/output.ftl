# Writing and removing files: src/output, src/output.rs.

output-full-hint = make room, or choose another place; what was there before is untouched
output-refused-hint = make this folder writable, or choose another place
output-fixed-hint = make this folder writable, then start again
not-a-folder = { $path } is not a folder
    .hint = move this file, or choose another place
output-dangling = { $path } is a link to { $target }, which does not exist
    .hint = make that folder, or remove the link
output-exists = { $dir } already contains: { $files }
    .hint = nothing was written; move what is there, or choose another place
output-exists-more = { $dir } already contains: { $files } and { $more } more
output-busy = another build has been at work in { $dir } for more than { $seconds } s
    .hint = wait until it ends, or build elsewhere with -o FOLDER
output-no-file = { $path } is not a plain file
    .hint = nothing was written; move what is there
output-running = a build is at work in { $dir }
    .hint = wait until it ends, then try again
output-no-writer = cannot write: { $reason }
output-writer-ended = cannot write: the program has stopped
output-a-folder = cannot write { $path }: it is a folder
    .hint = move this folder, or write elsewhere with -o
