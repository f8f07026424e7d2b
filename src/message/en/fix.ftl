# What `annexe check --fix` has mended: src/fix, src/cli/mend.rs.

fix-quotes = straight quotation marks put round the text
fix-straight-quotes = curly quotation marks replaced with straight ones
fix-closing-quote = closing quotation mark added
fix-note-colon = colon put right behind the note's bracket
fix-tabs = tabs replaced with spaces
fix-indented = line moved to the indentation of its text
fix-dedented = text moved back to the indentation of its paragraph
fix-nested = lines moved below the text of the list's item that they belong to
fix-bar = “|” added after the key, the text put below it
fix-second-bar = second “|” taken away
fix-no-bar = “|” deleted after a key that takes none
fix-space = space added after the colon
fix-colon = colon added after the key
fix-key = key spelt as it should be
fix-dash = dash put before the key, as YAML wants it
fix-brackets = numbers put between brackets
fix-invisible = invisible character removed
fix-tag = HTML tags replaced with the signs of bold, italics or raised letters
fix-barred-list = “|” put behind the key, and dashes in the place of the bullets
fix-list = dashes put in the place of the bullets
fix-points = each dash put on a line of its own
fix-parted = each theme put on its line
fix-heading = an arrow changed into “###” before a sub-heading
fix-done = fixed: { $place }: { $what }
fix-schemas = fixed: { $path }: copy of the schema made anew
fix-count = { $count ->
    [one] { $count } fix made: read it over
   *[other] { $count } fixes made: read them over
}, then “annexe fmt” tidies the whole
fix-none = nothing that can be fixed without you
fix-offer = { $count ->
    [one] one problem can be fixed
   *[other] { $count } problems can be fixed
} without you: annexe check --fix
fix-typed-bar = “|” put in the place of what had been typed for it
fix-hard-spaces = no-break spaces replaced by ordinary ones
fix-scheme = “https://” put before the address
fix-line-break = “<br>” replaced by a line break
fix-type = section type spelt as it should be
fix-opening-quote = opening quotation mark added
fix-entity = names that HTML has for characters replaced by them
fix-lowered = figures between “~” set below the line
fix-flag = yes or no written in French
fix-sections = line “sections:” put above the first section
fix-themes = numbers of the themes put in the place of their titles
fix-marker = the line that cut the sheet in two deleted
fix-no-dash = the dash before a key that begins no section deleted
fix-remark = “#” put in the place of the sign of a remark
fix-raised = value moved up to the line of its key
fix-key-apart = each key put on its line
fix-typed = “- type:” written before a type of section
fix-narrowed = spaces too many removed after the dash of a section
fix-sidebar = line “reperes:” put above the first field of the sidebar
fix-text = “texte: |” put above the text of a section
fix-unremarked = “#” taken away before a key
fix-more = more can be fixed in { $path }: run “annexe check --fix” again
