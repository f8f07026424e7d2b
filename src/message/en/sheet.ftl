# What is wrong in a sheet or in the manifest: src/sheet, without the text of the sheets.

second-time = the second time

keys-expected = { $name }: keys were expected
    .label = here, { $kind }
    .hint = a key is written “titre: …”, each on a line of its own
keys-expected-sheet = the sheet: keys were expected
keys-expected-section = the section: keys were expected
missing-key-hint = add a line “{ $name }: …”
missing-key-manifest = the manifest has no “{ $name }:”
missing-key-sheet = the sheet has no “{ $name }:”
missing-key-type = the section type “{ $owner }” has no “{ $name }:”
missing-key-field = the field “{ $owner }” has no “{ $name }:”
missing-key-section = the section has no “{ $name }:”
    .hint = write “texte: |” and the text below it, or delete the section
missing-heading = this section has neither “type:” nor “titre:”
    .hint = add “type: contexte” (or another type), or “titre: …”
empty-key = “{ $name }:” is empty
    .label = nothing follows
    .label-null = to YAML, “{ $word }” means “nothing”; between straight quotation marks it is a word: "{ $word }"
    .label-remark = what follows “#” is a remark: YAML does not read it
    .hint = write the text, or delete the line
    .hint-required = write the text; if it begins with “#”, put it between straight quotation marks ("…")
long-line = more than { $limit } characters here
    .label = too long for a title or a short entry
    .hint = shorten it, and move the details to a text
unknown-key = unknown key: “{ $name }”
    .label = this key does not exist here
    .hint-holder = “{ $name }” has no key of its own: put this text on a line below “{ $owner }: |”
    .hint-space = an invisible space has slipped into this word: delete it and type “{ $near }:” again
    .hint = possible keys: { $known }
    .hint-sentence = if this is a sentence with “:”, put it between straight quotation marks ("…") or under “texte: |”
    .hint-field = for a field of your own, give it a title and a text, on two indented lines: “titre: …”, “texte: …”
text-not-list = “{ $name }:” expects a text
    .label = here, a list
    .hint = for a list in the text, write “{ $name }: |” and the list below it
text-not-keys = “{ $name }:” expects a text, not keys
    .label = the “:” that follows makes this a key
    .hint = put the sentence between straight quotation marks ("…")
    .hint-block = or write “{ $name }: |” and the sentence below it, indented by two spaces
number-expected = { $name }: a number was expected
    .label = here, { $kind }
    .hint = a whole number; to give several, put them in brackets: [1, 3]
    .hint-themes = the numbers of the themes: { $themes }
    .hint-theme = for “{ $title }”, write { $number }
list-expected = “{ $name }:” expects a list
    .label = here, { $kind }
    .hint = each section begins with a hyphen: “- type: contexte”

bad-number = “{ $key }”: “{ $value }” does not fit
    .hint = write a number from { $least } to { $most }
bad-date = this is not a date: “{ $date }”
    .hint = write it year-month-day: 2019-11-04
theme-no-number = a theme is a number and a title
    .label = no number here
    .hint = write: 3: La participation des personnes
theme-declared-twice = the theme { $number } is declared twice
theme-named-twice = the theme { $number } is named twice
    .hint = delete it
listed-twice = the sheet “{ $id }” is in the list twice
    .label-first = the first
    .hint = delete one of the two lines
unknown-theme = unknown theme: { $number }
    .label = not declared
    .hint = themes declared in annexe.yaml: { $declared }; add this one there, or correct its number
    .hint-none = declare it in annexe.yaml, under “themes:”

unknown-template = unknown template: “{ $name }”
unknown-motif = unknown motif: “{ $name }”
unknown-section-type = unknown section type: “{ $name }”
    .hint-own = for a section without a type, write just “titre: …”
unknown-name = there is no such name
    .hint = possible names: { $known }
plain-lead = the lead (“chapeau:”) can contain paragraphs only
    .label = in this lead
    .hint = move the list, the quotation or the picture to a section, or under “texte:”

section-type-taken = the section type “{ $name }” exists already
    .label = the format itself has a type of this name
    .hint = choose another name; to change the title of one section only, write “titre: …” in the sheet
bad-section-type = a section type cannot be called “{ $name }”
    .hint = { identifier-rule }: paroles-habitants

never-silent = “{ $name }” cannot be silenced
    .label = this is an error, to be corrected
unknown-code = unknown code: “{ $name }”
    .label = there is no such code
    .hint = possible codes: { $known }
flag-expected = “{ $name }”: yes or no is expected, in French, not “{ $value }”
    .hint = write “{ $name }: oui”, or remove this line

# The printer's inks.
ink-four = “cmjn” wants four numbers in brackets
    .hint = cyan, magenta, yellow and black, in percent: cmjn: [100, 80, 0, 10]
ink-empty = “{ $name }” has no ink
    .label = what should it be printed in?
    .hint = say so below it: “cmjn: [100, 80, 0, 10]”, or “ton_direct: PANTONE 286 C” and the “cmjn” that looks like it
ink-looks = “{ $name }”: what this ink looks like is missing
    .hint = add “cmjn: [100, 80, 0, 10]”: it is what screens show, and what presses without this ink print
ink-reserved = “{ $name }” cannot be the name of a spot colour
    .hint = it is the name of one of the four inks, or a reserved word of PDF; write the name in the swatch book, such as PANTONE 286 C
ink-tint-alone = “teinte” is for spot colours only
    .hint = with “cmjn”, write smaller numbers
ink-two-looks = “{ $name }”: two “cmjn” for the same ink
ink-two-names = “{ $name }”: the same ink is written in two ways
ink-agree = an ink has one name, written the same way everywhere, and one “cmjn”; for a lighter colour, keep both and add “teinte: 40”
ink-heavy = “{ $name }” takes { $total } % of ink, and the paper holds { $most }
    .hint = lower the numbers: together they must not exceed { $most }
    .hint-most = if your printer accepts more, say so with “encrage_max:”
ink-pages = { $count ->
    [one] page
   *[other] pages
} { $pages }
ink-rich-text = “{ $name }” is a black of several inks, and text is set in it
    .hint = for text, black alone: cmjn: [0, 0, 0, 100]; at the slightest shift the other inks show at its edges
ink-small-text = text below { $size } points is printed in { $plates } inks, in “{ $name }”
    .hint = it will be blurred at the slightest shift: give this colour a single ink (black or a spot colour), or set this text larger in theme.typ
ink-knocked = white letters below { $size } points are left open in “{ $name }”, a black of several inks
    .hint = at the slightest shift the inks fill the letters: take black alone (cmjn: [0, 0, 0, 100]) or a spot colour, or set this text larger
