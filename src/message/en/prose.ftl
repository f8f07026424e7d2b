# What is wrong in the text of the sheets: src/sheet/prose.rs, src/sheet/prose.

prose-definition = an address set apart from the text is not printed
    .hint = write the link inside the sentence: [the site](https://example.org)
    .hint-bracket = or, to print a bracket, put a backslash before it: \[
prose-rule = lines drawn across the page cannot be used here
    .hint = delete this line; a section begins with “- type:”
prose-too-deep = too many levels of lists or quotations
    .hint = { $limit } levels at most: move this passage back towards the margin
prose-table = tables cannot be used here
    .hint = turn it into a list: one item for each row of the table
    .hint-bar = or, to print a bar, put a backslash before it: \|
prose-code = blocks of code cannot be used here
    .hint = delete the lines “```”; a quotation begins with “>”
prose-backtick = the backtick “`” cannot be used here
    .hint = delete both backticks; to quote a word: « mot » or *mot*
prose-struck = struck-through text cannot be used here
    .hint = delete the passage, or the “~~” on both sides of it
prose-indented = this text is indented by four spaces or more
    .hint = indent it like the paragraph before it
    .hint-list = move it below the text of its item: two spaces more than the dash or the number
forbidden-entity = forbidden character: { $name }
    .hint = delete this character code

heading-underlined = a line of “---” or “===” turns the text before it into a heading
    .hint = delete this line; a sub-heading is written “### Place des élus”, between two blank lines
heading-here = there can be no sub-heading here
    .hint = sub-headings belong in the text of a section, outside lists and quotations
    .hint-sign = to print a “#”, put a backslash before it: \#
heading-empty = this sub-heading is empty
    .hint = write its text, or delete the “#” signs
heading-high = headings of this level are kept for the sheet and its sections
    .hint = a sub-heading is written “### Place des élus”
    .hint-section = a section begins under “sections:”, with “- type: contexte” or “- titre: …”
heading-deep = this sub-heading is at too deep a level
    .hint = there are two levels: “###” (➤) and “####” (plain)

callout-unknown = unknown kind of box: “{ $name }”
    .hint-near = did you mean [!{ $near }]?
    .hint = there are [!encadre] (a box with a title) and [!exergue] (a sentence that is set off)
callout-unopened = this box is not opened properly and will print as it stands
    .hint = a box is written “> [!encadre] Title”, then “> text”, after an empty line
quote-empty = this quotation or box has no text
    .hint = write its text after “>”, or delete the line

html-comment = this HTML comment would be printed
    .hint = keep your remarks out of the text, on a YAML line that begins with “#”
html-title = these codes of HTML will be printed as they stand: a title has none
html-tag = the HTML tag <{ $name }> will print as it stands
    .hint-pair = write { $written } instead
    .hint-bold = for bold, write **word**
    .hint-italic = for italics, write *word*
    .hint-break = for a line break, end the line with a backslash
    .hint-raised = for raised letters, write ^word^
    .hint-link = for a link, write [text](https://example.org)
    .hint-paragraph = an empty line separates two paragraphs
    .hint-delete = delete the tag
    .hint-underlined = there is no underlining; for bold, write **word**
    .hint-heading = for a sub-heading, write “### Title”
    .hint-item = for an item of a list, write “- item”
    .hint-table = delete the tags, and turn the table into a list
    .hint-picture = for a picture, write ![what it shows](photo.jpg)

link-title = the title of a link is not printed
    .hint = write “{ $title }” in the sentence
link-empty = this link has no text
    .hint = write what people will read between the brackets
link-target = a link cannot lead to “{ $target }”
    .hint = a link leads to https://…, http://…, mailto:… or to another sheet: (#name-of-the-sheet)
    .hint-email = for an email address: mailto:{ $target }
    .hint-start = its beginning is missing: https://{ $target }
    .hint-file = for another sheet, its name after a hash sign: (#{ $id })
    .hint-picture = for a picture, put “!” right before the bracket: !{ $written }
link-near-miss = a link or picture that is not written properly will print as it stands
    .hint = no space inside the address, and none between “]” and “(”: [the site](https://example.org)
    .hint-close = close the bracket after the address: { $meant }
    .hint-spaces = put an address that contains spaces between angle brackets: ![…](<ma photo.jpg>)
    .hint-straight = the caption stands between straight quotation marks: { $meant }
    .hint-meant = write { $meant }
    .hint-picture = a picture is written ![what it shows]({ $path })
    .hint-sheet = to another sheet: [{ $shown }](#identifier); to a site: [{ $shown }](https://example.org)
    .hint-address = the address follows in round brackets: [{ $shown }](https://example.org)

picture-near-miss = a picture written wrongly: its letters would be printed
picture-in-text = there is a picture in the middle of a text
    .hint = put the picture in a paragraph of its own, between two empty lines
    .hint-quote = in a call-out or a quotation, put the picture alone between two lines that have only “>”
    .hint-sign = to print “![”, write “!\[”
picture-placement = there is no place “{ $name }” for a picture
    .hint = write {"{"}demi{"}"} (half as wide), {"{"}cote{"}"} (text beside it), or nothing (as wide as the text)
picture-braces = “{ $written }” does not place the picture: what places it is written in braces
    .hint = write { $braced }, right behind the parenthesis
picture-alone = no text can stand beside this picture
    .hint = let a paragraph, a list, or a sub-heading with its text follow the picture
    .hint-full = or delete {"{"}cote{"}"}: the picture will be as wide as the text
picture-alone-list = in a list, text does not stand beside a picture
    .hint = move the picture out of the list, before the first item or after the last, or delete {"{"}cote{"}"}
picture-no-description = this picture has no description
    .hint = say between the brackets what the picture shows, for someone who cannot see it: ![Une fresque…](…)
    .hint-key = say under “{ $key }:” what the picture shows, for someone who cannot see it: “description: Une fresque…”
picture-key = “{ $key }” names a file, and does not say what the picture shows
    .hint =
        write on lines of their own, two spaces further in:
        { $key }:
        { "  " }fichier: { $file }
        { "  " }description: { $alt }
    .described = Une fresque…
    .markdown = “{ $key }” is written with keys, not like a picture in a text
picture-key-value = “{ $key }:” stands alone on its line: the file’s name goes below
    .hint = delete what follows “{ $key }:”: “fichier:”, below, names the picture

note-missing = there is no note [^{ $label }]
    .hint = add, after an empty line: [^{ $label }]: the text of the note.
    .hint-sign = to print these brackets: \[^…]
note-colon = a space parts [^{ $label }] from its colon: this is no note
    .hint = put the colon right behind the bracket: [^{ $label }]: the text of the note.
note-empty = the note [^{ $label }] is empty
    .hint = write its text after “:”, or delete it together with the reference to it
note-twice = the note [^{ $label }] is written twice
    .label-first = the first time
    .hint = give one of the two another number
note-not-text = a note can contain text only
    .hint = write the note as one or more sentences, without lists or quotations
note-uncalled = nothing refers to the note [^{ $label }]
    .hint = write [^{ $label }] in the text where the reader should be sent to the note, or delete the note
note-in-note = a note cannot refer to another note
    .hint = bring the two notes together in one
note-in-heading = a sub-heading cannot refer to a note
    .hint = put the reference in the text that follows
note-called-twice = the text refers twice to the note [^{ $label }]
    .hint = it would be printed twice: keep one reference, or write a second note

sign-bullet = “{ $sign }” makes no list: all of it will be printed as one paragraph
    .hint = an item of a list is written “- item”, on a line of its own, with an empty line before the first
    .hint-deep = this dash is too far right: leave { $spaces } spaces in front of it, below the text of the point above
    .hint-bar = write “|” after the key, and the list below, indented, one point a line: “- point”
sign-pointed = “{ $sign }” will be printed before this line, which looks like a sub-heading
    .hint = write, between two blank lines: { $written }
sign-heading = this sub-heading will be printed with its “#”
    .hint = put a space after the “#”, and an empty line before: ### The place of elected members
sign-bold = asterisks will be printed as they stand
    .hint = for bold, write **word**: two asterisks on each side, with no space between them and the word
    .hint-even = put as many stars on either side: **word** for bold, *word* for italics
    .hint-space = put a space between the asterisks and the word that touches them, or the punctuation outside the asterisks: { $written }
sign-hard-space = a no-break space follows “{ $sign }”: all will be printed as it stands
    .hint = delete it, and type an ordinary space behind “{ $sign }”
sign-letters = these lines make no list: all of it will be printed in one go
    .hint = a point of a list is written “- point”, a numbered one “1. point”, each on its own line; an empty line before the first
    .hint-kept = to keep your letters, leave an empty line between the lines
sign-line-end = an invisible character (U+{ $code }), pasted from a web page, cuts the line here
    .hint = delete it, and put what follows on the line below, under the beginning of this one
sign-table = these lines look like a pasted table: its columns will be printed in one go
    .hint = sheets have no tables; make a list of it, a point per line: “- 2019: 12 people, in Mézin”
sign-remark = this remark will be printed: “{ $sign }” does not hide it
    .hint = a remark begins with “#” and stands outside of texts: on its own line, at the edge, above a key
sign-folded = these lines do not make a list: without “|”, all of it is printed in one go
    .label = “|” is missing here
    .hint = write “{ $key }: |”, and all of the text below it, indented by two spaces
    .hint-marks = write “{ $key }: |”, and all of the text below it, without its quotation marks, indented by two spaces
sign-folded-paragraphs = without “|”, the empty line does not separate two paragraphs: they are printed in one go
sign-folded-marks = without “|”, this line makes no sub-heading, quotation, call-out or note: all of it will be printed as one
    .hint = write “|” in the place of “>” behind the key: with “>”, all lines of the text are one
sign-folded-lines = without “|”, these lines will print one behind the other, on a single one
sign-arrow = “{ $arrow }” will be printed as it stands
    .hint = write a word instead, or the arrow → itself
sign-call-missed = this is no call of a note: it will print as it stands
    .hint = a note is called by [^1], the caret (^) behind the bracket; its text stands below, after an empty line: [^1]: the text of the note.
sign-call = this number in brackets will be printed as it stands: it does not call a note
    .hint = a note is called by [^1]; its text is written further down, after an empty line: [^1]: the text of the note.
sign-italic = “{ $sign }” will be printed as it stands: nothing closes it, or a space parts it from the word
    .hint = italics are written { $sign }{ $word }{ $sign }, without a space inside; to print the sign: \{ $sign }
sign-backslash = “\” will be printed as it stands: nothing follows it
    .hint = delete it; for a new line, put it at the end of a line that another one follows
sign-backslash-idle = “\” will be printed as it stands: what follows does not need it
sign-raised = “^” will be printed as it stands: raised letters have one on either side
    .hint = write ^{ $word }^; to print the sign: \^
sign-foreign = “{ $sign }” will be printed as it stands
    .hint-quotes = write « { $written } »
    .hint-line = begin a new line instead; a blank line begins a paragraph
    .hint-braces = delete the braces; a sub-heading is written “### Title”
    .hint-delete = delete these codes; bold is written **word**, italics *word*
sign-attribute = “{ $sign }” will be printed as it stands: a title has no name behind it
    .hint = delete it
sign-box = a box to tick will be printed as it stands
    .hint = delete the brackets, or say in a word what has been done
sign-placed = “{ $name }” will be printed as it stands: it belongs behind a picture
    .hint = write ![what it shows](photo.jpg){ $name }, alone in its paragraph; or delete “{ $name }”
sign-glued = this line is no item of a list: a space is missing
    .hint = an item of a list is written “- item”, a numbered one “1. item”, with a space; leave an empty line before the first
empty-item = this point of a list is empty: its dash will be printed alone
    .hint = write the point, or delete the line
same-number = “{ $value }” is already the number of the point before
    .hint = number the points in a row (1. 2. 3.), or write “1.” before each of them: the program counts
sign-dialogue = these lines of a dialogue will be printed as one
    .hint = end the line above each with a backslash (\): it will begin a line
sign-lost = “{ $sign }” will not be printed: at the start of a line, it begins { $kind ->
        [quote] a quotation
       *[list] a point of a list
    }
    .hint = to print the sign, put a backslash before it: \{ $sign }
    .hint-block = { $kind ->
        [quote] for a quotation, leave a blank line above it
       *[list] for a list, write “- point”, and leave a blank line above it
    }
sign-swallowed = this line will be printed in the { $kind ->
        [quote] quotation or call-out
        [note] note
       *[list] point of the list
    } above it
    .hint = leave a blank line between the two, and it is not
    .hint-inside = { $kind ->
        [quote] if it belongs there, begin it with “>”
        [note] if it belongs there, indent it by four spaces
       *[list] if it belongs there, indent it by two spaces
    }
sign-blank = this line looks blank, and is not: the two paragraphs will be printed as one
html-entity = “{ $name }” is what HTML calls a character
    .hint = write { $sign } instead
    .hint-blank = put a space instead; the program makes it a no-break one where that is due
sign-lowered = “~” will print as it stands: nothing is set below the line here
    .hint = write { $word } instead
    .hint-plain = delete the “~”
sign-marked = “==” will print as it stands: nothing is highlighted here
    .hint = delete these signs, or make the words bold: **word**
item-astray = this item is badly indented: it counts among those above
    .hint = leave { $below } spaces before it if it belongs to the item above, { $beside } if it does not
item-astray-apart = this item is indented by one space only: it leaves the list above
prose-tabbed = a tab begins this line
    .hint = delete it: the text begins below that of the paragraph before it
note-colon-lost = the colon behind [^{ $label }] is missing: this is no note
marked-value = these quotation marks will print round the whole text
    .hint = delete them, unless it is a quotation
lead-alone = the lead has { $count } paragraphs, and the sheet has neither “texte:” nor “sections:”
    .hint = if the line “texte: |” is gone, put it back above the paragraph where the text begins
bent-title = these quotation marks will print: they are not those that YAML knows
    .hint = delete them; or, if the title is a quotation, write « { $written } »
    .hint-value = delete them; or, if it is a quotation, write « { $written } »
sign-folded-title = this line will print in the title above
    .hint = a title stands on its line: put this one below “texte: |”, or delete it
