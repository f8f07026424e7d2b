# What the commands say: src/cli.

internal-error = internal error: { $what }
    .hint = the PDFs that were there are untouched; please report this, with the sheet that brings it about
internal-error-silent = internal error, without a message
interrupted = interrupted

# A result among the sources.
among-sources = { $path } is among what the annex is made of (sources, layouts, fonts)
    .hint = choose another place with -o

no-such-sheet = there is no sheet “{ $id }”
    .hint = the sheets are: { $ids }
    .hint-near = did you mean “{ $near }”?

lock-waits = another build is at work in { $dir }: waiting for it…
lock-none = { $dir } cannot be locked: do not run two builds in it at the same time

progress-annex = annex
made = { $pages ->
    [one] { $path } ({ $pages } page, { $kilobytes } kB, { $seconds } s)
   *[other] { $path } ({ $pages } pages, { $kilobytes } kB, { $seconds } s)
}

too-long = this is taking more than { $seconds } s
    .hint = a layout or a picture never comes to an end (the PDFs that were there are untouched); --deadline SECONDS allows more time
too-much-memory = this is taking more than { $megabytes } MB of memory
    .hint = a layout or a picture grows without end (the PDFs that were there are untouched); --memory MB allows more memory
guard-made = being made: { $what }

# annexe build
build-withdrawn = { $path } removed: its sheet is no longer in the annex
build-piped = “annexe build” writes several files, and standard output takes only one
    .hint = give a folder after -o; a sheet alone: annexe handout ID -o -
build-done = { $made ->
    [one] { $made } PDF in { $seconds } s
   *[other] { $made } PDFs in { $seconds } s
}
build-done-others = { $made ->
    [one] { $made } PDF in { $seconds } s, { $kept } already up to date
   *[other] { $made } PDFs in { $seconds } s, { $kept } already up to date
}
build-nothing = { $count ->
    [one] nothing has changed: { $count } PDF already up to date in { $dir } (--force makes it again)
   *[other] nothing has changed: { $count } PDFs already up to date in { $dir } (--force makes them again)
}
build-to-make = to make: { $path } ({ $why })
build-why-new = first time with this version of the program
build-why-missing = the PDF is gone
build-why-altered = the PDF is no longer as it was written
build-why-changed = changed: { $inputs }
build-input-collection = annexe.yaml or the list of sheets
build-input-edition = the profile of the edition
build-input-date = the date
build-input-identity = the title of the annex
build-input-revision = the revision that is printed
build-input-attached = the attached sources

# annexe check
check-others = { $count ->
    [one] { $count } more finding in the collection: “annexe check” shows it
   *[other] { $count } more findings in the collection: “annexe check” shows them
}
check-good = { $sheets ->
    [one] { $sheets } sheet, { $pages } pages: ready to publish
   *[other] { $sheets } sheets, { $pages } pages: ready to publish
}
check-good-texts = { $sheets ->
    [one] { $sheets } sheet: nothing to correct in the texts
   *[other] { $sheets } sheets: nothing to correct in the texts
}

# annexe clean
clean-left = left alone: { $path } (this program did not make it)
clean-altered = left alone: { $path } (it was changed after this program made it; to remove it, delete it yourself)
clean-done = { $count ->
    [0] nothing to remove in { $dir }
    [one] 1 file removed from { $dir }
   *[other] { $count } files removed from { $dir }
}
clean-link = { $out } is a link to { $target }: nothing was removed
    .hint = if that is the right folder: annexe clean -o { $out }
clean-sources-hint = -o names the folder of the PDFs

# annexe explain
no-such-code = there is no code “{ $name }”
    .hint = “annexe explain” lists all of them
    .hint-near = did you mean “{ $near }”?

# annexe fmt
standard-input = standard input
fmt-too-large = { $path } is larger than { $limit } MB
fmt-to-change = { $count ->
    [one] a file is not formatted
   *[other] { $count } files are not formatted
}
    .hint = “annexe fmt” formats them
fmt-unreadable-name = this file name cannot be read: { $path }
fmt-done-one = { $path }: formatted
fmt-nothing = { $count ->
    [one] nothing to change, { $count } file formatted already
   *[other] nothing to change, { $count } files formatted already
}
fmt-done = { $changed ->
    [one] { $changed } file formatted, of { $count }
   *[other] { $changed } files formatted, of { $count }
}

# annexe init
init-where = where shall the annex begin? No folder was given
    .hint = annexe init my-annex, or annexe init . for the current folder
init-root = --root and FOLDER both say where the annex is
    .hint = for a new annex: annexe init FOLDER
init-date = this is not a date: “{ $date }”
init-no-glyph-hint = choose a title without this character
init-again = { $root } is an annex already: { $manifest } exists
    .hint = to add a sheet to it: annexe new TITLE; to copy the layouts into it: annexe init --layouts
init-inside = { $dir } is inside “{ $folder }/” of another annex, { $root }
    .hint = choose a folder beside it
init-not-free = { $dir } already contains: { $files }
    .hint = nothing was written; choose an empty folder, or move these files
init-nested = warning: { $dir } is inside another annex, { $other }; commands run in it will see the new one only
init-recipe-done = { $path }: the recipe is ready; git sends it with the rest
init-layouts-copied = { $count } files in layouts/ and fonts/: begin with layouts/README.md and layouts/theme.typ
init-layouts = layouts/ and fonts/: begin with layouts/README.md and layouts/theme.typ
init-next = Next: annexe build{ $root }; LISEZMOI.md (in French) says the rest

# annexe list: a column, as wide for one as for several.
list-pages = { $count ->
    [one] { $count } page{ " " }
   *[other] { $count } pages
}

# annexe new
new-is-there = the sheet is made, do not start again: { $path }
new-by-name = annexe.yaml does not list the sheets: their order is that of their names
new-id-invalid = “{ $id }” cannot be the name of a sheet
    .hint = { $rule }, for example: { $example }
new-id-reserved = “{ $id }” cannot be the name of a sheet: it is reserved
    .hint = for example: fiche-{ $id }
new-id-taken = “{ $id }” cannot be the name of this sheet: it is taken
    .hint = { $file } exists already

# annexe template
template-done = { $path }: fill it in, then: annexe import { $path } --into FOLDER
template-which = which format shall go to standard output?
    .hint = add --format docx (Word) or --format odt (LibreOffice)
template-format = there is no form in this format: { $path }
    .hint = end the name with .docx (Word) or .odt (LibreOffice)
template-contradiction = --format contradicts the name of the file: { $path }
    .hint = leave --format out: the extension is enough
template-exists = { $path } exists already
    .hint = nothing was written; choose another name, or replace it with --force
