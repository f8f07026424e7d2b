# What the checks of the writing say: src/check.

parted-address = an email address has no spaces around “@”
comma-address = this email address has a comma instead of a dot, so it will not be a link
veiled-address = an email address is written with “@”, so this will not be a link
cut-address = a space cuts this address: the link ends there
wrapped-address = the end of the line cuts this address: the link ends there
address-meant = write { $meant }
bare-address = this web address lacks its beginning, so it will not be a link
    .label = https:// is missing
    .hint = write https://{ $address }, or [{ $address }](https://{ $address })

drawing-glyphs = no font has these characters of the drawing { $path }: { $letters }
    .label = they would be missing from the drawing
    .hint = replace them in the drawing, convert this text to paths there, or add a font that has them to the folder “fonts/”
drawing-font = the drawing { $path } asks for the font “{ $font }”, which is not there
    .label = its words will be in another one
    .hint = convert its text to paths, use one of the annex's fonts ({ $families }), or put yours into “fonts/”
missing-glyphs = no font has the characters of “{ $text }”
missing-glyph = no font has the character “{ $character }” (U+{ $code })
    .label = it would be missing from the page
    .label-many = they would be missing from the page
    .hint = replace it, or add a font that has it to the folder “fonts/”
    .hint-many = replace them, or add a font that has them to the folder “fonts/”
alike = { $message }, and { $count ->
    [one] one other place
   *[other] { $count } other places
} likewise
    .note = most likely one cause, in the layout; the other places: { $places }
    .hint-layout = do not shorten these texts: one setting of the layout (a width, a height, a space, a leading, a “place”) leaves them too little room; look again at what you changed there
missing-again = { $count ->
    [one] so it is in one other place in this file: line { $lines }
   *[other] so it is in { $count } other places in this file: lines { $lines }
}

empty-heading = sub-heading without any text
    .label = nothing follows it
    .hint = write its text below it, or delete the sub-heading

list-punctuation = the items of this list end in two different ways
    .label = { $end ->
        [comma] this one ends with a comma
        [semicolon] this one ends with a semicolon
        [stop] this one ends with a full stop
       *[nothing] this one ends without punctuation
    }
    .label-usual = { $end ->
        [comma] others end with a comma
        [semicolon] others end with a semicolon
        [stop] others end with a full stop
       *[nothing] others end without punctuation
    }
    .hint = end them all in the same way: with nothing, or each with a semicolon and the last with a full stop

nearly-empty-page = the last page of this sheet (page { $pages } of it) has only a few lines
    .label = the sheet ends here, at the top of page { $page }
    .label-handout = in the PDF of this sheet alone, it ends here, at the top of page { $page }
    .hint = shorten the sheet by a few lines, or give it enough to fill this page

long-sidebar = the sidebar is too long to stand beside the text, even in small print
    .label = it is printed over the full width, above the text or at the top of the next page
    .label-handout = in the PDF of this sheet alone, it is printed over the full width, above the text or at the top of the next page
    .hint = shorten the sidebar (“reperes:”) or the lead (“chapeau:”), and move the details to a section; if nearly all sheets are so, it is the layout that leaves them too little room

low-resolution = this picture is too coarse to print well: { $resolution ->
        [0] less than one dot
        [one] { $resolution } dot
       *[other] { $resolution } dots
    } per inch
    .label = { $pixels ->
        [one] { $pixels } dot
       *[other] { $pixels } dots
    }, printed { $width } cm wide
    .hint = use a picture at least { $wanted } dots wide: the original rather than a reduced copy

personal-data = people named together with how to reach them: { $fields }
    .hint = make sure that these people agree; a job title and the number of a department are often enough
# Between two fields.
personal-data-separator = { "; " }
personal-data-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
}
personal-data-numbers = { $count ->
    [one] { $count } telephone number
   *[other] { $count } telephone numbers
}
personal-data-emails = { $count ->
    [one] { $count } e-mail address
   *[other] { $count } e-mail addresses
}

file-name-alt = the description of this picture is the name of a file
    .label = this is what is read aloud in place of the picture
    .hint = say what the picture shows, for someone who cannot see it: “Trois habitants plantent un arbre”
file-name-alt-empty = the description of this picture does not say what it shows

link-to-itself = this link leads to the very sheet that it is in
    .label = back to this sheet
    .hint = name another sheet, or delete the link

dead-reference = there is no sheet { $number }
    .label = this reference leads nowhere
    .hint = { $count ->
        [one] the annex has { $count } sheet; to make a link, write [text](#name-of-the-sheet)
       *[other] the annex has { $count } sheets; to make a link, write [text](#name-of-the-sheet)
    }
    .hint-theme = if you mean a theme of the guide, declare it in annexe.yaml, under “themes:”

repeated-passage = this passage of { $count } words is also in the sheet “{ $id }”
    .label = up to line { $line }
    .label-other = the same passage, up to line { $line }
    .hint = keep it where it belongs and delete the other one; to lead from one to the other, write [text](#{ $id })
repeated-passage-twice = this passage of { $count } words stands twice in the sheet
    .hint = keep it where it belongs and delete the other one

cut-sentence = this sentence is cut short: its end is missing
    .label = the sentence stops here
    .hint = write the end of the sentence, or delete this beginning
    .hint-line = end the sentence on this line, with a full stop: the next line begins another one
    .hint-within = write the end of the sentence, and a full stop, before “{ $word }”
    .hint-semicolon = end the sentence with a full stop, or write the rest

missing-field = { $missing ->
    [objectives] the sidebar lacks the objectives
    [contact] the sidebar lacks a contact
   *[both] the sidebar lacks the objectives and a contact
}
    .label = in this sidebar
    .label-no-sidebar = this sheet has no “reperes:”, which makes the sidebar
    .hint = { $missing ->
        [objectives] under “reperes:”, add “objectifs: |”
        [contact] under “reperes:”, add “contact: |”
       *[both] under “reperes:”, add “objectifs: |” and “contact: |”
    }

missing-theme = this sheet names no theme
    .label = this sheet
    .hint = add their numbers below the title, for example “themes: [1, 3]”
    .hint-none = if it has none, write “themes: []”

silence-sheet = unknown sheet: “{ $id }”
    .label = there is no such sheet
    .hint-near = did you mean “{ $near }”?
    .hint = correct its name under “silence:”, or delete it

summary-title = the title in the summary table is not the title of the sheet
    .hint = correct one of the two, or delete “titre_sommaire:” so that the summary table takes the title of the sheet
    .hint-silence = if they differ on purpose, open annexe.yaml and add, under “silence:”, { $code }: [{ $id }]
summary-title-typography = the title in the summary table and that of the sheet differ in typography alone (accents, quotation marks, capitals or punctuation)
summary-says = the summary table says “{ $words }”
summary-says-quoted = the summary table says “{ $words }”
summary-says-nothing = the summary table has this and nothing more
sheet-says = the sheet says “{ $words }”
sheet-says-quoted = the sheet says “{ $words }”
sheet-says-nothing = the sheet has this and nothing more
missing-accent = the font does not have “{ $cluster }”: a letter with an accent that is a character of its own
    .label = it would be missing from the page
    .hint = type “{ $letter }” again without this accent, or as one accented letter of the keyboard (é, è, ñ…)

unfinished-blanks = { $count ->
    [one] a passage is still to be written: “À compléter” would be printed
   *[other] { $count } passages are still to be written: “À compléter” would be printed
}
unfinished-manifest = { $count ->
    [one] a text of annexe.yaml is still to be written: “À compléter” would be printed
   *[other] { $count } texts of annexe.yaml are still to be written: “À compléter” would be printed
}
    .hint = write what the cover, the summary and the feet of pages are to say: annexe, titre, guide, organisme, themes
unfinished = a passage that is still to be written would be printed as it stands
    .hint = write the text, or delete this mark; a remark for yourself goes outside the text, on a line of its own, behind “#”
doubled-word = “{ $word }” is written twice in a row
    .hint = delete one of the two
doubled-sign = “{ $sign }” is written twice
sign-starting = “{ $sign }” will print as it stands
    .hint = delete it
    .hint-bold = bold is written **word**: two stars on each side; if not, delete this sign
    .hint-address = write the whole address, or delete “http://”
    .hint-link = a link is written [word](https://…), the address between round brackets; if not, delete these brackets
never-closed = “{ $open }” is opened and never closed
    .hint = add “{ $close }” at the end of the passage, or delete the sign
spoilt = spoilt letters: “{ $written }” instead of “{ $meant }”
    .hint = the text was saved or copied in another encoding: copy it again from the original, or type these letters again
misspelt-address = the beginning of this address is misspelt: it will not be a link
    .hint = write { $meant }, without a space, and then the address
never-opened = “{ $close }” is closed and was never opened
    .hint = add “{ $open }” at the beginning of the passage, or delete the sign
mark-alone = a straight quotation mark (") stands alone
    .hint = add the one that is missing, or delete this one; in French: « mot »
lost-letter = “{ $written }”: a question mark in the place of a letter
    .hint = type the letter again, for instance: { $meant }
    .hint-question = if it is a question, put a space on each side of the sign: { $apart }
missing-space = “{ $written }”: a space is missing behind the punctuation
    .hint = write: { $meant }
same-line = this line is written twice in a row
same-sentence = this sentence is written twice in a row
    .hint = delete one of the two
point-undashed = this line is no item of the list: it will be printed with what is before it
    .hint = if it is one, put a dash and a space before it, below the other dashes: “- item”
    .hint-beside = one list item a line: put this one on a line of its own, its dash below the others
same-item = this item stands in the list twice
    .label-first = the first
    .hint = delete one of the two, or say what makes them different
parted-sentence = a sentence cut by a blank line
    .hint = take away the blank line below it: the sentence goes on there
cut-paragraph = the paragraph ends without a full stop
    .label = the rest is missing, or the full stop
    .hint = write the end of the sentence, or a full stop
cut-above-list = the sentence above the list is not finished
    .hint = if it announces the list, end it with a colon; if not, write its end
cut-list = this colon announces nothing
    .label = nothing follows
    .hint = write what was to follow, or end the sentence with a full stop
list-goes-on = the last item of the list ends as if another one came
    .label = { $end ->
        [comma] with a comma
       *[semicolon] with a semicolon
    }
    .hint = add the item that is missing, or end this one with a full stop
cut-email = an email address that is not whole: it will be no link
    .hint = write all of it, such as contact@example.org
personal-data-addresses = { $count ->
    [one] { $count } postal address
   *[other] { $count } postal addresses
}
lost-reference = a reference that Word has lost will be printed as it stands
    .hint = write in its place what it referred to (a title, a page), or delete these words
parted-word = a word is cut at the end of the line: a space would be printed between “{ $head }-” and “{ $tail }”
    .hint = write it on one line: “{ $head }{ $tail }”, or “{ $head }-{ $tail }” if the hyphen is of the word
