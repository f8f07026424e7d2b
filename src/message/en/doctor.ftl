# What `annexe doctor` says: src/doctor/words.rs.

doctor-blocked = annexe cannot work here
doctor-processors = { $count ->
    [one] { $count } processor
   *[other] { $count } processors
}
doctor-annex = Annex
doctor-folder = folder
    .given = { $folder } (given by --root)
    .here = { $folder } (current folder)
    .above = { $folder } (folder above)
doctor-manifest = manifest
    .wrong = sources/annexe.yaml: to be corrected
    .good = sources/annexe.yaml: “{ $label }”, { $themes ->
        [one] { $themes } theme
       *[other] { $themes } themes
    }
    .typed = sources/annexe.yaml: “{ $label }”, { $themes ->
        [one] { $themes } theme
       *[other] { $themes } themes
    }, { $types ->
        [one] { $types } section type
       *[other] { $types } section types
    } of its own
doctor-sheets = sheets
    .listed = { $sheets } in the annex, none outside the list
    .unlisted = { $sheets } in the annex, { $count } outside the list: { $names }
doctor-check = check
    .found = { $errors }, { $warnings }, pages not typeset
doctor-schemas = schemas
    .fresh = sources/schemas/ up to date
    .stale = sources/schemas/ to be made anew
    .absent = absent: the editor does not help
    .unknown = unknown while the manifest is to be corrected
doctor-layouts = Layouts
doctor-chosen = chosen
    .usual = the program's own
doctor-contract = contract
    .version = version { $version }
    .other = other contract
    .of-file = { $name }: version { $version }
doctor-files = files
    .usual = those of the program
    .own = { $count } in layouts/, { $same } of them the program's
    .changed = changed
    .added = added
doctor-fonts = Fonts
    .program = { $count } of the program
    .own = of the annex
doctor-families = families
doctor-signs = needed signs
    .all = all there
    .missing = missing: { $signs }
doctor-pdf-fresh = up to date
doctor-pdf-stale = to make anew
doctor-pdf-absent = absent
doctor-lock = lock
    .busy = a build is running
    .free = free
doctor-temporary = temporary
doctor-git = version
    .none = git is not installed (annexe does without)
doctor-state = state
    .clean = { $head }, nothing changed
    .changed = { $head }, { $count ->
        [one] { $count } change
       *[other] { $count } changes
    } not in git yet
    .untracked = the annex is not tracked by git
doctor-settings = Settings
doctor-locale = language
    .set = { $locale } (the PDFs do not depend on it)
    .none = none (the PDFs do not depend on it)
doctor-date = given date
    .none = none
doctor-colours = colours
    .off = turned off by NO_COLOR
    .usual = as the terminal has them
doctor-limits = limits
    .are = { $seconds } s, { $megabytes } MB
doctor-todo = To do
    .nothing = nothing: all is in order
    .errors = correct { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }: “annexe check” shows them
    .signs = add to fonts/ a font that has the signs { $signs }
    .busy = wait for the end of the build that is running
    .unlisted = add to “fiches:” in annexe.yaml, or put elsewhere: { $names }
    .schemas = make the copies of the schemas anew: annexe schema --write
    .build = make { $count ->
        [one] { $count } PDF
       *[other] { $count } PDFs
    }: annexe build
    .leftovers = { $count ->
        [one] { $count } temporary file
       *[other] { $count } temporary files
    }: those in out/ go with the next build, remove those in sources/
doctor-more = { $names } and { $more } more
