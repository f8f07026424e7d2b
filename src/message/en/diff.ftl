# What changed from one version to another: src/diff, src/cli/diff.rs.

diff-sheet = Sheet { $number } – { $title }
diff-sheet-added = Sheet { $number } – { $title }: new sheet
diff-sheet-removed = Sheet { $number } – { $title }: removed
diff-renamed = file renamed: { $was } → { $id }
diff-sheet-moved = changes places: no. { $from } → no. { $to }
diff-collection = Annex
diff-sheets-added = { $count ->
    [one] { $count } sheet added
   *[other] { $count } sheets added
}
diff-sheets-removed = { $count ->
    [one] { $count } sheet removed
   *[other] { $count } sheets removed
}
diff-sheets-modified = { $count ->
    [one] { $count } sheet changed
   *[other] { $count } sheets changed
}
diff-sheets-unchanged = { $count ->
    [one] { $count } unchanged
   *[other] { $count } unchanged
}
diff-sheets-all-unchanged = { $count ->
    [one] { $count } unchanged sheet
   *[other] { $count } unchanged sheets
}
diff-fact = { $key }: { $from } → { $to }
diff-fact-new = { $key }: { $to } (added)
diff-fact-gone = { $key }: { $from } (removed)
diff-picture-replaced = picture replaced: { $path }
diff-part = { $part }: { $what }
diff-with-words = { $what } ({ $words })
diff-with-edits = { $what }, with { $edits }
diff-part-line = { $part }: { $what }
diff-moved-section = section moved
diff-part-added-with = { $part }: added, with { $what }
diff-part-added = { $part }: added
diff-part-removed = { $part }: removed
diff-part-moved = { $part }: moved
diff-part-title = title
diff-part-subtitle = subtitle
diff-part-action = name of the action
diff-part-lead = lead
diff-part-field = sidebar, { $label }
diff-part-body = text
diff-part-section = “{ $heading }”
diff-part-credits = credits
diff-place-lead = the lead
diff-place-field = the sidebar, { $label }
diff-place-body = the text
diff-place-credits = the credits
diff-words-added = “{ $new }” added
diff-words-removed = “{ $old }” removed
diff-words-moved = “{ $words }” moved within the sentence
diff-words-moved-in-point = “{ $words }” moved within the point
diff-quoted = “{ $text }”
diff-words-replaced = “{ $old }” becomes “{ $new }”
diff-sentences-added = { $count ->
    [one] { $count } sentence added
   *[other] { $count } sentences added
}
diff-sentences-removed = { $count ->
    [one] { $count } sentence removed
   *[other] { $count } sentences removed
}
diff-sentences-modified = { $count ->
    [one] { $count } sentence changed
   *[other] { $count } sentences changed
}
diff-sentences-joined = { $count } sentences joined
diff-sentences-split = { $count ->
    [one] { $count } sentence split in two
   *[other] { $count } sentences split in two
}
diff-sentences-parted = { $count ->
    [one] { $count } sentence split into several
   *[other] { $count } sentences split into several
}
diff-items-added = { $count ->
    [one] { $count } point added
   *[other] { $count } points added
}
diff-items-removed = { $count ->
    [one] { $count } point removed
   *[other] { $count } points removed
}
diff-items-modified = { $count ->
    [one] { $count } point changed
   *[other] { $count } points changed
}
diff-headings-added = { $count ->
    [one] { $count } heading added
   *[other] { $count } headings added
}
diff-headings-removed = { $count ->
    [one] { $count } heading removed
   *[other] { $count } headings removed
}
diff-headings-modified = { $count ->
    [one] { $count } heading changed
   *[other] { $count } headings changed
}
diff-callouts-added = { $count ->
    [one] { $count } call-out added
   *[other] { $count } call-outs added
}
diff-callouts-removed = { $count ->
    [one] { $count } call-out removed
   *[other] { $count } call-outs removed
}
diff-set-out = { $count ->
    [one] { $count } sentence set out
   *[other] { $count } sentences set out
}
diff-set-out-no-more = { $count ->
    [one] { $count } sentence no longer set out
   *[other] { $count } sentences no longer set out
}
diff-quoted-now = { $count ->
    [one] { $count } sentence made a quotation
   *[other] { $count } sentences made quotations
}
diff-quoted-no-more = { $count ->
    [one] { $count } sentence no longer a quotation
   *[other] { $count } sentences no longer quotations
}
diff-pointed-now = { $count ->
    [one] { $count } sentence made a point
   *[other] { $count } sentences made points
}
diff-pointed-no-more = { $count ->
    [one] { $count } sentence no longer a point
   *[other] { $count } sentences no longer points
}
diff-callout-titles-added = { $count ->
    [one] { $count } call-out title added
   *[other] { $count } call-out titles added
}
diff-callout-titles-removed = { $count ->
    [one] { $count } call-out title removed
   *[other] { $count } call-out titles removed
}
diff-callout-titles-modified = { $count ->
    [one] { $count } call-out title changed
   *[other] { $count } call-out titles changed
}
diff-pictures-added = { $count ->
    [one] { $count } picture added
   *[other] { $count } pictures added
}
diff-pictures-removed = { $count ->
    [one] { $count } picture removed
   *[other] { $count } pictures removed
}
diff-pictures-modified = { $count ->
    [one] { $count } picture shown in another way
   *[other] { $count } pictures shown in another way
}
diff-pictures-moved = { $count ->
    [one] { $count } picture moved
   *[other] { $count } pictures moved
}
diff-pictures-moved-out-of = { $count ->
    [one] { $count } picture moved from { $place }
   *[other] { $count } pictures moved from { $place }
}
diff-moved = { $count ->
    [one] { $count } passage moved
   *[other] { $count } passages moved
}
diff-log-title = Changes from { $from } to { $to }
diff-here = the current version
diff-legend-inserted = added
diff-legend-deleted = removed
diff-legend-moved = moved
diff-legend-bars = line in the margin: changed passage; broken line: moved passage
diff-written = { $path }: { $pages } pages
diff-written-word = { $path }: changes to be accepted or refused in Word
diff-same = no changes from { $from } to { $to }: { $path } is not written
diff-two-folders = --no-git takes two folders
    .hint = annexe diff --no-git OLD NEW
diff-folders = { $count ->
    [one] “{ $names }” is a folder, no version of git's
   *[other] “{ $names }” are folders, no versions of git's
}
    .hint = to compare two folders: annexe diff --no-git { $old } { $new }
diff-of-sheet = “{ $id }” is a sheet, not a version
    .hint = “annexe log { $id }” tells its history; “annexe diff” compares all sheets of two versions
diff-elsewhere = choose another file for { $option }
diff-over-result = { $path }: this is the place of a result of the program's
diff-one-file = --pdf and --docx name the same file: { $path }
    .hint = give each its own, for instance --pdf changes.pdf --docx changes.docx
diff-one-range = one comparison at a time
    .hint = write OLD..NEW, or a single version to compare it with the files
diff-key-label = name of the annex
diff-key-title = title
diff-key-summary-title = title in the summary
diff-key-themes = themes
diff-key-template = page design
diff-key-of = “{ $heading }”, { $key }
diff-key-type = type of section
diff-key-icon = icon
diff-key-guide-subtitle = rest of the guide’s title
diff-key-guide-short = short title of the guide
diff-key-issuer = issuing body
diff-key-cover = cover picture
diff-key-cover-description = the cover picture’s description
diff-key-cover-caption = the cover picture’s caption
diff-key-cover-credit = the cover picture’s credit
diff-key-subject = subject
diff-key-keywords = keywords
diff-key-layout = layout
diff-lines-added = { $count ->
    [one] { $count } line added
   *[other] { $count } lines added
}
diff-lines-removed = { $count ->
    [one] { $count } line removed
   *[other] { $count } lines removed
}
diff-lines-modified = { $count ->
    [one] { $count } line changed
   *[other] { $count } lines changed
}
diff-left-out = { $file } is not on the disk: the files cannot be compared
log-nothing = no commit has touched { $path } up to { $revision }
    .hint = “annexe list” gives the identifiers of the sheets
log-manifest = { $manifest } is no sheet: it gives the annex its title and the sheets their order
    .hint = “annexe log”, without an identifier, tells the whole annex
log-moved = the annex moves to another folder: { $from } → { $to }
log-unreadable = the sources of this version contain errors ({ $place }): it is not compared
log-since = compared with commit { $commit }: those between contain errors
log-first-sheet = first version of the sheet
log-first = { $count ->
    [one] first version: { $count } sheet
   *[other] first version: { $count } sheets
}
diff-no-name = “-” is no file name: standard output has the list of changes
    .hint = give a name, for instance --pdf changes.pdf
diff-moved-field = moved
diff-moved-out-of = { $count ->
    [one] { $count } passage moved from { $place }
   *[other] { $count } passages moved from { $place }
}
diff-passages-to = { $count ->
    [one] { $count } passage went to the sheet “{ $title }”
   *[other] { $count } passages went to the sheet “{ $title }”
}
diff-passages-from = { $count ->
    [one] { $count } passage came from the sheet “{ $title }”
   *[other] { $count } passages came from the sheet “{ $title }”
}
diff-reshaped = { $count ->
    [one] { $count } passage in another form, its words the same
   *[other] { $count } passages in another form, their words the same
}
diff-reshaped-marks = { $count ->
    [one] { $count } passage in another form, its words the same but for capitals or punctuation
   *[other] { $count } passages in another form, their words the same but for capitals or punctuation
}
diff-joined = { $count ->
    [one] { $count } paragraph joined to the one before it
   *[other] { $count } paragraphs joined to the ones before them
}
diff-split = { $count ->
    [one] { $count } paragraph split in two
   *[other] { $count } paragraph breaks added
}
diff-lists-joined = { $count ->
    [one] { $count } list joined to the one before
   *[other] { $count } lists joined to those before
}
diff-lists-split = { $count ->
    [one] { $count } list split in two
   *[other] { $count } splits of lists added
}
# Where what moved has gone: short labels.
diff-moved-to = moved to { $place }
diff-moved-from = moved from { $place }
diff-other-sheet = sheet { $number }
diff-moved-down = moved further down
diff-moved-up = moved further up
diff-moved-from-above = moved from further up
diff-moved-from-below = moved from further down
diff-shown-otherwise = set otherwise
diff-picture-gone = picture removed
diff-picture-moved = picture moved
diff-picture-new = picture added
log-more = { $count ->
    [one] one older commit is not shown: -n { $all } goes back to the first
   *[other] { $count } older commits are not shown: -n { $all } goes back to the first
}
log-number = it has to be a whole number, from 1 up: -n 5
log-cut = this clone begins here: “git fetch --unshallow” brings what was before
# A version whose sources cannot be read.
version-faulty = version { $name } cannot be compared: { $count ->
    [one] one mistake in its sources
   *[other] { $count } mistakes in its sources, the first one
} ({ $place })
    .hint = compare with a version that has none: “git log --oneline -- sources” shows them
    .hint-folder = correct its sources: “annexe check --root { $folder }” shows all of them
diff-notes-added = { $count ->
    [one] { $count } note added
   *[other] { $count } notes added
}
diff-notes-removed = { $count ->
    [one] { $count } note removed
   *[other] { $count } notes removed
}
diff-notes-modified = { $count ->
    [one] { $count } note changed
   *[other] { $count } notes changed
}
diff-links-added = { $count ->
    [one] { $count } link added
   *[other] { $count } links added
}
diff-links-removed = { $count ->
    [one] { $count } link removed
   *[other] { $count } links removed
}
diff-links-modified = { $count ->
    [one] { $count } link changed
   *[other] { $count } links changed
}
diff-links-moved = { $count ->
    [one] { $count } link moved
   *[other] { $count } links moved
}
diff-emphasis = { $count ->
    [one] bold or italic changed in { $count } place
   *[other] bold or italic changed in { $count } places
}
diff-retitled = heading changed from “{ $was }”
# Between two replacements.
diff-and = { "; " }
diff-picture-described = description of picture changed: { $path }
diff-picture-exchanged = picture replaced: { $from } → { $to }
diff-captions-added = { $count ->
    [one] { $count } caption added
   *[other] { $count } captions added
}
diff-captions-removed = { $count ->
    [one] { $count } caption removed
   *[other] { $count } captions removed
}
diff-captions-modified = { $count ->
    [one] { $count } caption changed
   *[other] { $count } captions changed
}
diff-picture-credits-added = { $count ->
    [one] { $count } picture credit added
   *[other] { $count } picture credits added
}
diff-picture-credits-removed = { $count ->
    [one] { $count } picture credit removed
   *[other] { $count } picture credits removed
}
diff-picture-credits-modified = { $count ->
    [one] { $count } picture credit changed
   *[other] { $count } picture credits changed
}
diff-picture-renamed = picture file renamed: { $from } → { $to }
diff-picture-placed = picture shown in another way
diff-picture-other-description = picture description changed
diff-picture-placed-as = picture { $path }: { $from } → { $to }
diff-placement-full = full width
diff-placement-half = half width
diff-placement-beside = beside the text
diff-placement-head = at the head
diff-notes-moved = { $count ->
    [one] { $count } note moved
   *[other] { $count } notes moved
}
diff-layouts-changed = layout files changed: { $files }
diff-layouts-added = layout files added: { $files }
diff-layouts-removed = layout files removed: { $files }
diff-layout-files = { $count } files
diff-key-stamp = printed revision
diff-key-updated = printed date of the last change
diff-items-joined = { $count } points joined
diff-items-split = { $count ->
    [one] { $count } point split in two
   *[other] { $count } points split in two
}
diff-breaks-added = { $count ->
    [one] { $count } line break added
   *[other] { $count } line breaks added
}
diff-breaks-removed = { $count ->
    [one] { $count } line break removed
   *[other] { $count } line breaks removed
}
diff-lines-joined = { $count } lines joined
diff-lines-split = { $count ->
    [one] { $count } line split
   *[other] { $count } lines split
}
diff-reshaped-edited = { $count ->
    [one] { $count } passage set otherwise
   *[other] { $count } passages set otherwise
}
diff-sentences-moved = { $count ->
    [one] { $count } sentence moved
   *[other] { $count } sentences moved
}
diff-sentences-moved-out-of = { $count ->
    [one] { $count } sentence moved from { $place }
   *[other] { $count } sentences moved from { $place }
}
diff-items-moved = { $count ->
    [one] { $count } point moved
   *[other] { $count } points moved
}
diff-items-moved-out-of = { $count ->
    [one] { $count } point moved from { $place }
   *[other] { $count } points moved from { $place }
}
diff-lines-moved = { $count ->
    [one] { $count } line moved
   *[other] { $count } lines moved
}
diff-quotes-added = { $count ->
    [one] { $count } quotation added
   *[other] { $count } quotations added
}
diff-quotes-removed = { $count ->
    [one] { $count } quotation removed
   *[other] { $count } quotations removed
}
diff-shape-numbered = bulleted list now numbered
diff-shape-bullets = numbered list now bulleted
diff-shape-level = sub-heading of another level
diff-shape-below = point now a sub-point
diff-shape-above = sub-point now a point
diff-kind-paragraph = a paragraph
diff-kind-paragraphs = paragraphs
diff-kind-bullets = a bulleted list
diff-kind-numbers = a numbered list
diff-kind-point = a point of a list
diff-kind-points = points of a list
diff-kind-heading = a sub-heading
diff-kind-quote = a quotation
diff-kind-set-out = a pull quote
diff-kind-call-out = a call-out
diff-shape-of-paragraph = paragraph now { $now }
diff-shape-of-paragraphs = paragraphs now { $now }
diff-shape-of-bullets = bulleted list now { $now }
diff-shape-of-numbers = numbered list now { $now }
diff-shape-of-point = point of a list now { $now }
diff-shape-of-points = points of a list now { $now }
diff-shape-of-heading = sub-heading now { $now }
diff-shape-of-quote = quotation now { $now }
diff-shape-of-set-out = pull quote now { $now }
diff-shape-of-call-out = call-out now { $now }
diff-levels = { $count ->
    [one] level of the heading changed
   *[other] level of { $count } headings changed
}
diff-level-changed = level of the heading changed
diff-list-start = the numbering begins at { $number }
diff-boxed-now = { $count ->
    [one] { $count } sentence put in a call-out
   *[other] { $count } sentences put in call-outs
}
diff-boxed-no-more = { $count ->
    [one] { $count } sentence no longer in a call-out
   *[other] { $count } sentences no longer in call-outs
}
