# What keeps the YAML of a sheet from being read: src/yaml.

yaml-nothing = nothing
yaml-text = a text
yaml-list = a list
yaml-keys = a group of keys

yaml-empty = this file is empty
    .hint = write “titre:” and the title at least, or delete the file
    .hint-manifest = write at least the lines “annexe:”, “titre:” and “guide:”
yaml-one-document = a file holds one document
    .hint = delete the line “{ $sign }”: what follows it would not be read
    .hint-other = if another sheet begins here, give it a file of its own; if not, delete the line “{ $sign }”
    .hint-dots = delete the line “...” and those that follow it: none of them is a key of the sheet
yaml-too-deep = too many levels or values in this file
    .label = over { $levels } levels or { $values } values
yaml-alias = references of YAML (“*name”) cannot be used here
    .hint = write the value itself here
yaml-key = a key must be a word
yaml-key-twice = the key “{ $name }” is written twice
    .label = the second time
    .label-first = the first
    .label-section = does another section begin here?
    .hint-section = if another section begins here, put a dash before its first line, two spaces before the dash: “- type: …”
    .hint = bring the two values together under a single key
    .hint-number = change one of the two numbers: each theme has its own
    .hint-same = delete one of the two lines: it is there twice
    .hint-choose = keep one of the two lines, and delete the other
yaml-anchor = anchors (“&name”) and tags (“!name”) of YAML cannot be used here
    .hint = put the text between straight quotation marks ("…"), or delete this sign
yaml-cut = the text stops at the “#”: what follows would be lost
    .label = YAML takes this for a remark
    .hint = put the whole text between straight quotation marks ("…"), or under “texte: |”
    .hint-bar = put it on the next line, two spaces further in: { $written }
    .hint-remark = if it is a remark, put a space after the “#”
yaml-forbidden-hint = delete this code; for a backslash, type two: \\
yaml-tab = this line is indented with a tab
    .note = other lines begin with a tab: { $lines }
    .label = tab
    .hint = replace it with spaces (two for each level)
yaml-colon = “: ” in the middle of a text without quotation marks
    .label = YAML takes this for the end of a key
    .hint = put the text between straight quotation marks: { $written }
    .hint-type = write the type alone, “type: { $name }”, and the title on the line below: titre: { $title }
    .hint-indent = or make sure that the line before is complete and that this one is indented like its neighbours
yaml-reference = a text cannot begin with “*” or “&”
    .label = YAML takes this for a reference
yaml-this-line = this line

yaml-quote-hint = put the text between straight quotation marks ("…")
yaml-no-space = a space is missing after “{ $key }:”
    .hint = write “{ $written }”, a space after the colon
yaml-two-colons = one colon too many after “{ $key }”
    .hint = write “{ $key }:”, with a single colon
yaml-invisible = invisible character (U+{ $code }) where nothing is printed: before a key, in a name, on a blank line
yaml-bad-start = a text cannot begin with “{ $character }”
yaml-dressed = “{ $key }:” is a key: it is written with no sign round it
    .hint = write “{ $written }”, with no asterisks or other signs round the key
yaml-wide-dash = there are too many spaces after this dash: the other keys of the section no longer stand below the first
    .hint = leave a single space after the dash
yaml-stray = this line is neither a key nor part of the text above
    .hint = indent it by two spaces below its key, and write “|” after the key: texte: |; if the line with the key is gone, put it back
    .hint-under = indent it by two more spaces: it says what “{ $key }:” announces
    .hint-block = put { $spaces } spaces before it, as before the other lines of this text
    .hint-titled = if it is the title of the section below, put it under “{ $typed }”, indented by four spaces: titre: { $written }
    .hint-block-or-delete = delete it; or, if it is part of the text, put { $spaces } spaces before it, as before its other lines
    .hint-delete = delete it
    .hint-key = if the line “{ $key }: |” above is gone, put the key back: without it, this text would end the one before
    .hint-pasted = put { $spaces } more spaces before this line and before the next ones of this text: it stands below its key, farther right
    .hint-text = indent the text by two spaces below its key, and write “|” after the key: texte: |
    .hint-text-under = indent the text by two spaces below its key, and write “|” after the key: { $key }: |
    .hint-title = if it goes on with “{ $key }:”, put it on the same line, behind it; if not, delete it
    .hint-theme = write “{ $number }: { $title }”: a colon and a space after the number
    .hint-point = write “- { $written }”, below the dash of the line above
    .hint-theme-goes-on = a theme's title stands on one line: put this one at the end of the one above
    .hint-lead = if this is the lead, put the line of its key back above it: chapeau: |
yaml-remark-in-text = a text stops at a remark at its left: what follows is no longer part of it
    .hint = put this remark above “{ $key }:”, or delete it: a text holds none
    .hint-heading = if it is a sub-heading, put { $spaces } spaces before it, as before the other lines of the text, and write: { $written }
yaml-bar-below = this “|” belongs at the end of the line above
    .hint = write “{ $key }: |” on one line
yaml-deep-line = this first line of the text is farther right than those that follow
    .hint = leave { $spaces } { $spaces ->
        [one] space
       *[other] spaces
    } in front of it, as in front of those that follow
yaml-escape = between straight quotation marks, a backslash is not written like this
    .hint = type it twice (\\), or put the text between apostrophes ('…')
yaml-eaten = between straight quotation marks, “{ $written }” is no letter: it will not be printed
yaml-open-quote = a quotation mark is opened and never closed
    .hint = close it, or delete it (an apostrophe at the start of a text is one)
yaml-block = “|” and “>” end their line: the text comes below
    .hint = put the text on the next line, indented by two spaces; if it really begins like this, put it between straight quotation marks ("…")
yaml-digit = behind “{ $sign }”, “{ $digit }” asks for an indentation that the text below does not have
    .hint = delete the digit: “{ $key }: { $sign }”
yaml-open-bracket = a bracket or brace is opened and never closed
    .hint = close it, or put the text between straight quotation marks ("…")
yaml-indent = this line is not indented like its neighbours
    .hint = align it with the lines of the same level
    .hint-spaces = { $spaces ->
        [0] begin it at the left edge, without a space before it
        [one] leave one space before it, as before the lines of the same level
       *[other] leave { $spaces } spaces before it, as before the lines of the same level
    }
yaml-two-commas = two commas, one behind the other: nothing is named between them
    .hint = delete one of them
yaml-unreadable = YAML cannot read what follows
yaml-unreadable-from = YAML cannot read what follows: “{ $character }”
yaml-remark = what follows “#” will not be printed
    .hint = if it is a remark, put it on a line of its own, above this one
    .hint-bar = if it is part of the text, write “{ $key }: |” and all of the text below, two spaces further in
    .hint-title = if it is part of the title, write the whole title on this line, between straight quotation marks ("…")
yaml-lost-heading = this sub-heading will not be printed
    .hint = if it is part of the text above, put the same spaces before it as before that text, and a blank line above
    .hint-bar = if it is part of the text, write “{ $key }: |” above: without “|”, YAML takes it for a remark
    .hint-title = if it is part of the text, put it below “texte: |”, with the same spaces as before that text
    .hint-section = if it is part of the text, put it below “texte: |”, with the same spaces as before that text; a section has a title of its own: “titre: …”, below its type
    .hint-remark = if it is a remark, a single “#” is enough
git-conflict = git conflict: this passage is here in two versions
    .label = the first version begins here
    .label-second = the second one, here
    .label-end = it ends here
    .hint = keep one of the two versions, or bring them together; then delete the lines “<<<<<<<”, “=======” and “>>>>>>>”
swallowed-key = the text has swallowed “{ $key }:”: these words would be printed with it
    .label = a key, taken for text
    .hint-sidebar = the line “reperes:” is missing: write it at the very left, on its own, above this line
    .hint-text = “{ $key }:” stands right below “type:”; or, for the whole sheet, at the very left
    .hint-words = if these words are to be printed, put a space before the colon: “{ $key } :”
