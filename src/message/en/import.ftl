# What the import says of what it has read: src/import, src/cli/import.

import-unnamed-sheet = { $title } begins a sheet that the summary table does not name
import-sheet-absent = a sheet of the summary table is not in the text: { $text }
import-sheet-merged = { $text } begins a second time in the sheet { $title }: the missing sheet of the summary table may be here; make a heading of the title that it has in the text and import again
import-summary-column = summary table: a column that the manifest has no place for, no title, page or numbered theme: { $text }
import-order = the sheets are not in the order of the summary table; the order of the text is kept
import-back-cover = back cover: it repeats the issuing body, which the layout puts there
import-link-mended = link to the sheet { $id } mended
import-link-nowhere = internal link that leads nowhere, kept as text: { $text }
import-link-not-web = link kept as text, its address is not one of the web: { $text }
import-film = credits found: the sheet is laid out as a film
import-note-uncalled = note { $label } is not referred to: left in the text
import-note-absent = reference to the note { $label }, which is not there
import-note-outside = note { $label } is referred to outside the text: made a paragraph
import-cover-again = cover repeated: { $text }
import-cover-title = the annex's title: the bold line under “Annexe” and its number, { $text }
    .line = title of the annex, by its place: the line below “Annexe” and its number, { $text }
import-cover-untitled = a cover without a title: { $text } is put into “organisme:”; if it is the annex's title, move it to “titre:” in annexe.yaml
import-cover-guess = { $text } put on the cover, under “{ $key }:”, for where it stands: if it begins an introduction, take it out of annexe.yaml
import-cover-guessed = lines above the title of the first sheet read as the cover, and put into annexe.yaml
import-title-plain = { $title } read as the title of a sheet, by its place above its sections: no title is marked
import-first-bare = { $title } read as the title of the first sheet, which has neither sections nor a sidebar: if it is an introduction, take it away
import-number-kept = line that numbers a sheet, left in the text: { $text }; if a sheet starts here, make it a heading and import again
import-before-first = text before the first sheet, for which the manifest has no place: { $text }
import-outside = text that is of no sheet, for which the manifest has no place: { $text }
    .part = title of a part of the annex, and of no sheet: { $text }; it is kept as a remark at the end of annexe.yaml, with what follows it
    .front = title of what comes before the sheets, and of no sheet: { $text }; it is kept as a remark at the end of annexe.yaml, with what follows it
    .end = title of what ends the annex, and of no sheet: { $text }; it is kept as a remark at the end of annexe.yaml, with what follows it
import-guide-capitals = title of the guide left in capitals, its accents being unknown: { $text }
import-sign = unreadable sign, or one of a symbol font: left out
import-conversion = comment of the conversion left out
    .named = remark hidden in the text, left aside: { $text }
import-link-title = title of a link left out: “{ $title }”
import-picture-out = picture left out: { $text }
import-included = document included in the document: not read
import-note-unused = note that nothing refers to, left out: { $text }
import-object = embedded object: only its picture is taken, if it has one
import-in-hint = written inside of the brackets of a hint of the form, kept: { $text }
import-bracketed = { $count ->
    [one] an answer keeps the brackets of the form: take them out, they would be printed
   *[other] { $count } answers keep the brackets of the form, from here on: take them out, they would be printed
}
import-row-joined = row of REPÈRES without a label, joined to the one before: { $text }
import-themes-text = themes: numbers were expected, put in the text: { $text }
import-note-heading = note of a heading: made a paragraph below it
import-no-title = no title in this document: the sheet has the name of the file
import-heading-empty = heading without text, left out: “{ $label }”
import-text-before = text before the title, or in REPÈRES without a label: put at the beginning of the sheet
import-hidden-section = hidden section left out: { $text }
import-field-empty = empty form field, left out
import-field-text = form field made a paragraph: { $text }
import-cell-covered = cell covered by another one, left out: { $text }
import-contents = table of contents left out: the program makes one
import-text-box = text box put into the text, in this place
import-box-callout = text box made a call-out: { $text }
import-grid = table of { $rows } rows read as a sheet: its rows are the title, the sidebar and the sections
import-table = table of { $rows } rows and { $columns } columns made a list, one row in each item
import-table-layout = table used for layout: its cells follow one another in the text
import-picture-absent = not in the document
import-picture-why = { $why }; { $remedy }
import-note-callout = note of a call-out's title: put below it
import-note-contact = note of a contact: put after it
import-row = row of a table: made a paragraph
import-picture-alt = picture without alternative text: describe it in the place of “Image à décrire”
import-hidden = hidden text left out: { $text }
import-note-empty = reference to a note without text: taken away
import-picture-note = picture in a note: left out
import-comment = comment by { $author }: { $text }
import-left-empty = field to fill in, left empty: { $text }
import-running = header or footer left out: { $text }
import-changes = { $changes } tracked changes, accepted: insertions kept, deletions taken away
import-symbols = { $lost_signs } signs of symbol fonts left out
import-formulas = { $formulas } formulas made text: to be read over
refused-old-word = it is a document of the old Word format (.doc)
refused-password = a password protects this document
    .hint = save a copy without a password, then import this copy
refused-flat = it is a flat ODT document (.fodt)
    .hint = open it in LibreOffice, then “Save as”: ODF Text Document (.odt)
refused-rtf = it is an RTF document
refused-unknown = it is not a Word or ODT document
refused-empty = the file is empty
refused-damaged = the file is damaged or incomplete
    .part = the file is damaged or incomplete ({ $part })
    .hint = ask its author to send it again, or open it in Word or LibreOffice and save it
refused-not-filled = nothing is filled in in this form yet
    .hint = open it in Word or LibreOffice and write in the place of the texts “À remplir”; everything is optional but the title
refused-no-text = this document has no text
    .hint = if it is a scanned document, put it through text recognition
refused-other = it is { $what }, and not a Word or ODT document
refused-large = the file is larger than { $most } MB
    .hint = make its pictures smaller (Word: File > Compress Pictures), or import it as several files
refused-bomb = “{ $part }” unfolds beyond all measure: it is not a document
    .hint = check where this file comes from; if it is safe, open it in Word or LibreOffice and save it again
refused-parts = { $count } parts in this document: { $most } at most
refused-name = a part of the document has a dangerous name: “{ $name }”
refused-doctype = “{ $part }” declares a document type, which Word and ODT never do
refused-complex = “{ $part }” is too complicated to be read
refused-long = more than { $most } MB of text
    .hint = import it as several files
refused-save-again = open it in Word or LibreOffice, then “Save as”: Word document (.docx) or ODF Text Document (.odt)
kind-png = a PNG picture
kind-jpeg = a JPEG picture
kind-gif = a GIF picture
kind-bmp = a BMP picture
kind-tiff = a TIFF picture
kind-pdf = a PDF
kind-web = a web page
kind-gzip = a gzip archive
kind-7z = a 7z archive
kind-rar = a RAR archive
kind-calc = a LibreOffice spreadsheet
kind-impress = a LibreOffice presentation
kind-draw = a LibreOffice drawing
kind-math = a LibreOffice formula
kind-chart = a LibreOffice chart
kind-base = a LibreOffice database
kind-openoffice = an OpenOffice 1 document
kind-pages = a Pages document
kind-zip = a zip archive
kind-excel = an Excel workbook
kind-powerpoint = a PowerPoint presentation
kind-compressed = a compressed file (Word, ODT, zip)
kind-old-word = an old Word file (.doc)
kind-rtf = an RTF file
kind-picture = a picture
import-before-title = text before the title: put at the beginning of the sheet
import-sidebar-text = text of the REPÈRES box without a label, put in the text: { $told }
import-title-long = title too long: made a paragraph
import-title-note = title that is only a note: made a paragraph
import-title-guessed = title of the sheet: the first line, as no paragraph has the style “Titre”
import-lowered = subscript put on the line, a text has none: { $text }
import-page-named = a reference to page { $text }, kept as text: the program makes new pages, name the sheet or the section instead
import-titles-guessed = no heading styles in this document: { $guessed } lines read as headings, to be read over
    .sections = no section's heading has a style in this document (“Titre 1”): { $guessed } lines read as headings, to be read over
import-sheet-guessed = another sheet begun here, as no paragraph has the style “Titre”: { $title }; if it is none, put this text back into the one before
import-title-several = title of the sheet read here: { $text }; this line could be it too: { $other }; keep one of them under “titre:”
import-section-again = the section { $text } comes again: another sheet may begin above it; if so, give its title the style “Titre” and import again
import-no-section = no section recognised: all is under “texte:”; part the sections there, or give their headings the style “Titre 1” (“##” in a Markdown text) and import again
    .text = no section recognised: all is in the lead and the sidebar; part the sections from them, give their titles the style “Heading 1” (“##” in a Markdown text) and import again
import-attribution = { $text } read as who said the words quoted above, and as no point of a list
import-callout = call-out: { $text }
import-section-read = { $text } read as the title of a section “{ $kind }”
import-section-untyped = section without a type: { $text }
import-bold-heading = line in bold, or in capitals, read as a sub-heading: { $text }
import-capitals-kept = line in capitals left in the sidebar or what follows it, a heading perhaps: { $text }
    .text = line in capitals left in the text, a heading perhaps: { $text }
    .plain = line left in the text, perhaps the title of a section: { $text }
import-lines-guessed = titles of sections without a mark: { $count ->
        [one] one line read as the title of a section, from its words, to be looked at
       *[other] { $count } lines read as the titles of sections, from their words, to be looked at
    }: { $texts }
import-lettered = list with letters, made a numbered one: what refers to a letter is to be mended
import-lone-item = list of one item read as a heading, from its words: { $text }
import-item-heading = item in bold above a list read as a sub-heading: { $text }
import-level = heading read as a sub-heading in spite of its level: { $text }
import-section-pattern = section “{ $kind }” recognised by { $text }, through the pattern “{ $pattern }”
import-sentence-joined = sentence that was cut: joined to what precedes it
import-title-sentence = heading that reads like a sentence: made a paragraph, { $text }
import-item-joined = paragraph joined to the item { $text }
refused-large-file = the file is larger than { $most } MB
import-to-correct = { $file }: { $error }, to be corrected
import-glyph = { $name }, line { $line }: { $what }; replace it before you build
import-sentence-cut = sentence cut short, its end may be missing: { $text }
import-passage-again = passage read before, sheet { $other }: { $text }
import-subtitle = subtitle: { $text }
import-second-title = heading right below another, read as the subtitle of { $title }: { $text }; if it is another sheet, give the first one a text
import-last-page = a number alone at the end of the sheet, read as that of a page and left aside: { $text }
    .kept = a number alone at the end of the sheet, kept: { $text }; if it is the number of a page, take it out
import-summary-pages = page numbers and column headings of the summary, which the program prints itself: { $text }
import-page-numbers = { $count } page numbers left aside
import-maker = author or date of the document left out, as a sheet has none: “{ $text }”; put it back under “generique:” if it is to be printed
import-running-heads = running head repeated on { $count } pages, left aside: { $head }
import-words-cut = { $count ->
    [one] word
   *[other] { $count } words
} cut at the end of a line by a hyphen, to be joined: { $words }
import-sidebar-ends = running text under REPÈRES, given back to the text: { $text }
import-sidebar-picture = picture in the REPÈRES box, which has none: put into the text right after it; take it out if it says nothing there (a logo, for instance)
import-mail-end = end of a mail (farewell, signature), which is none of the sheet's: { $text }; it is kept as a remark at the end of annexe.yaml
import-run-in = label at the start of a paragraph, read as the heading of a section: { $text }
import-above-form = line above a form, which is not the title of the sheet, left aside: { $text }
import-picture-automatic = description of a picture made by a program, left aside: { $text }
import-above-title = number above a title, left aside: { $text }
import-title-joined = title on two lines, joined with: { $text }
import-title-number = sheet number left aside, out of the title: { $text }
import-title-label = label left aside, out of the title of the sheet: { $text }
import-struck = text struck through, kept without the line; take it out if it no longer holds: { $text }
import-title-again = title repeated at the head of a page, left aside: { $text }
import-contents-title = title of the summary, which the program prints itself: { $text }
import-sidebar-untitled = REPÈRES sidebar recognised by its labels, without its title: { $text }
import-sidebar-bare = REPÈRES sidebar without a label that is known, left in the text: { $text }
import-sidebar = REPÈRES box taken out of the text, which goes on
import-field-own = field of this sheet alone in REPÈRES: { $text }
import-field-without = empty field in REPÈRES: { $text }
import-item-level = item of REPÈRES put back to the level of the others: { $text }
import-theme-titles = theme { $number } has two titles in the summary table; the first is kept: { $kept }; the other is noted at the end of the manifest: { $other }
import-theme-untitled = theme { $number } has no title in the summary table: to be filled in
import-cover-link = link on the cover: the manifest keeps its words only, without the address { $target }
import-cover-picture = picture of the cover, left out
    .named = picture of the cover, left out (“{ $alt }”)
import-picture-refused = picture { $name } left out: { $why }
    .named = picture { $name } (“{ $alt }”) left out: { $why }

import-many-files = more than { $most } files
import-files-large = { $path }: together these files are larger than { $most } MB
import-text-large = { $path }: this text is larger than { $most } MB
import-in-pieces = import it in several goes, each piece into a folder of its own
import-markdown = what is needed is Markdown in UTF-8; a converter (pandoc) makes it of your document
import-other = { $path } is { $what }, not a text
import-no-file = { $path } is no ordinary file (a pipe or a device)
    .hint = save its content in a file, then import that one
import-no-text = { $path } is not a text
import-not-utf8 = { $path } is not a text in UTF-8
    .hint = save it again, with the encoding “UTF-8” (“Save as” of the editor)
import-html = { $path } is an HTML page
import-none-hint = nothing was written; to begin an empty annex: annexe init FOLDER
import-pieces-hint = nothing was written; import this annex in several goes, each piece into a folder of its own
import-folder-taken = { $folder } holds sheets already
    .hint = nothing was written; choose another folder with --into, or replace with --force
    .hint-cover = nothing was written: “{ $cover }” was read as the cover of a whole annex; to add its sheets alone, take what precedes them out of the document; { $force }
    .force = --force would replace the manifest, its themes and its order
    .lost = --force cannot help: it would replace annexe.yaml, where { $count ->
        [one] a sheet that is there and does not come again would lose its place
       *[other] { $count } sheets that are there and do not come again would lose their places
    } ({ $sheets }); for a collection apart, give --into another folder
    .hint-carried = nothing was written, not even with --force: the PDF's collection would replace annexe.yaml, where { $count ->
        [one] a sheet that is there and is not of it would lose its place
       *[other] { $count } sheets that are there and are not of it would lose their places
    } ({ $sheets }); give --into another folder, or add its sheets without --force
    .hint-summary = nothing was written: a summary at its beginning makes it a whole annex; to add its sheets alone, take that out of the document; { $force }
import-unfit = “{ $id }” does not fit into { $folder }: { $why }
    .hint = nothing was written; import into another folder with --into, correct the sheet, then copy it
fmt-internal = { $path }: internal error, the one form would change what it says
    .hint = nothing was written, the sheet is good as it is; report this error with the file that causes it
import-more = … and { $count } more (-v shows them)
import-empty = left empty, not taken: { $labels }
import-to-complete = to be filled in in { $file }: { $missing }
import-done = { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
} in { $folder }: { $words } words read, all taken
    .aside = { $sheets ->
        [one] { $sheets } sheet
       *[other] { $sheets } sheets
    } in { $folder }: { $words } words read, { $aside } set aside (-v), all others taken
    .partly = { $sheets ->
        [one] { $sheets } sheet
       *[other] { $sheets } sheets
    } in { $folder }: { $words } words read, not all taken
import-to-check = { $done }; { $doubts } to be checked
    .likely = { $done }; { $doubts } to be checked, { $likely ->
        [one] { $likely } likely reading
       *[other] { $likely } likely readings
    } (-v)
    .guessed = { $done }; { $likely ->
        [one] { $likely } likely reading
       *[other] { $likely } likely readings
    } (-v)
import-viewpoint-plain = line alone with the words of a viewpoint's heading, left in the text: { $text }
import-cell-joined = lines of a cell read as one that its width broke: { $text }
import-untyped = (without a type: { $heading })
import-found-themes = themes
import-found-sidebar = sidebar
import-found-sections = sections
import-found-credits = lines of credits
import-paragraph = { $file }, paragraph { $line }
import-likely = likely
import-doubtful = to be checked
import-other-paragraph = { " " }(paragraph { $line })
import-other-line = { " " }(l. { $line })
import-linked = linked picture, not in the document: left out
    .named = linked picture ({ $alt }), not in the document: left out
import-drawing = drawing or chart left out
    .named = drawing or chart left out: { $alt }

import-no-sheet = no sheet found: each sheet needs a heading (“# Title”), the same as in the summary table if there is one
import-sheets = { $count } sheets found; an annex has { $most } at most
import-long = more than { $most } lines: this is not the text of an annex
import-note-field = note called in a field of REPÈRES: put after it
import-nobody = unknown author
import-neighbours = sub-heading ➤ like its neighbours: { $text }
import-statement = sentence that is set off: { $text }
import-lost = words that were not brought over: { $words }
import-added = words that the text does not have: { $words }
table-keys = names followed by “:” were expected in this part of the table
table-pattern = a pattern is made of words: “contexte *”
table-words = mots_ignores: words were expected
table-wrong = here, { $kind }
table-form = see “annexe import --help” and the authors' help page for the form of the table
table-no-name = this name does not exist here
table-names = possible names: { $known }
form-failed = the form could not be made: { $reason }
carries-nothing = this PDF does not carry its sources
    .hint = nothing was written; a PDF carries them when it is made with “annexe build --attach”; of another PDF, a converter to Markdown such as pymupdf4llm makes a text that imports; read it again after
carries-altered = this PDF was changed, or saved by another program, since it was made
    .hint = nothing was written: its sources may no longer say what its pages say; ask whoever made it for the original PDF
carries-unreadable = this file is no PDF that can be read
    .hint = nothing was written; ask whoever made it for the original PDF
carries-too-large = what this PDF carries is too large (more than { $most } MB)
carries-name = this PDF carries a file that has no place in a collection: “{ $name }”
carries-mixed = { $path } is no PDF, and others of these files are
    .hint = nothing was written; import the PDFs first, then the texts and documents
carries-differ = “{ $name }” is not the same in { $path } and in { $other }
    .hint = nothing was written: these PDFs are of two editions; import them into two folders
carries-cut = { $file }: names what was given back, and nothing else
carries-unusual = { $file }: names sheets, or the picture on the cover, that these PDFs do not carry; take them out, or import the PDFs that do
carries-done = { $files ->
    [one] { $files } file given back
   *[other] { $files } files given back
} in { $folder }, byte for byte
