# What typesetting says: src/typeset.

date-out-of-range = this date is in no calendar
missing-date = the annex has no date
    .label = the PDFs will be dated 1 January 1980
    .hint = add the date of publication, for example date: 2019-11-04
source-date-epoch = SOURCE_DATE_EPOCH is not a number of seconds: “{ $value }”

sheet-on-no-page = { $count ->
    [one] the sheet “{ $ids }” is on no page, or the layout does not mark there where it begins
   *[other] { $count } sheets are on no page, or the layout does not mark there where they begin: { $ids }
}
    .hint = this layout is what has to print the sheet: see that it calls what sets it (in the usual layout: #pages(…) at the end of handout.typ, the loop over annexe.sheets in annex.typ), and that it marks it with <sheet-start> and <sheet-end> (see layouts/README.md)
own-layouts = your own layout files, where this may come from: { $files }
sheet-without-start = the layout does not mark where a sheet begins
    .hint = write, where the pages of each sheet begin: #metadata((id: entry.id, number: entry.number)) <sheet-start> (see layouts/README.md)
sheet-without-end = the layout does not say where a sheet ends: it marks it <sheet-start>, and not <sheet-end>
    .hint = after the text of each sheet, add: [#metadata((id: entry.id)) <sheet-end>] (see layouts/README.md)
sheet-twice = the layout marks more than once { $count ->
    [one] the sheet “{ $ids }”
   *[other] these sheets: { $ids }
}
    .hint = a sheet begins and ends once only: print each sheet once, with one <sheet-start> and one <sheet-end> (see layouts/README.md); page numbers and links to the sheet come from them
layout-without-bleed = the layout does not draw the bleed of { $bleed } mm that this profile asks for (fond_perdu)
    .hint = in the layout, add: #import "../parts/bleed.typ": bleed and then #set page(bleed: bleed), and draw as far what touches the edge (see layouts/README.md); if nothing touches the edge: fond_perdu: 0
text-outside = some text runs off page { $page }
    .label = about here
    .hint = shorten this text, or break a word that is too long with a space
text-put-outside = some text runs off page { $page }: “{ $text }”
    .hint = it is not too long: the layout puts it off the paper; correct the line shown, or the measure that it uses ({ $theme } and tokens/: margins, the height of a head or a foot, an offset)
text-over = “{ $word }” runs out of its box
    .hint = shorten this word or cut it with a space, or make this box wider in the layout
text-below = a text runs out of its box at the foot, page { $page }: “{ $text }”
    .hint = shorten the text of this box, or give this box more height in the layout
text-crossed = two texts are printed one over the other, page { $page }: “{ $first }” and “{ $second }”
    .label = “{ $text }” comes from here
    .hint = shorten one of them, or give them more room in the layout; if one is mere decoration, put it in pdf.artifact(…)
    .hint-layout = “{ $text }” comes from no field: the layout prints it there, and is what to mend; move it, or, if it is mere decoration (a watermark, a big number), put it in pdf.artifact(…)
    .hint-layouts = neither comes from a field: the layout prints them there, and is what to mend; move one, or, if it is mere decoration, put it in pdf.artifact(…)
text-crossed-margin = the { $foot ->
        [true] foot
       *[false] head
    } is printed over the text, page { $page }: “{ $first }” and “{ $second }”
    .hint = give it its place in { $theme }: `foot` and `head` are its distances from the edge of the paper, `bottom-least` and `top` the margins that it has to fit in
text-beside-margin = the { $foot ->
        [true] foot
       *[false] head
    } is printed in the lines of the text, page { $page }: “{ $first }”, as high as “{ $second }”
text-tiny = a text is too small to be read, page { $page }: “{ $text }”, { $size } pt
    .label = this size
    .hint = give it 6 pt at least (size: 6pt); if it is mere decoration, put it in pdf.artifact(…)
lost-links = { $count ->
        [one] a link is mere text now: { $url }
       *[other] { $count } links are mere text now, the first to: { $url }
    }
    .label = these words are printed, but lead nowhere
    .hint = the layout prints the words of the link alone; a rule `show link: …` has to keep `it`, and not `it.body` alone
lines-touch = the lines of a text touch, page { $page }: “{ $text }”
    .label = letters of { $size } pt, for { $distance } pt from line to line
    .other = “{ $text }” (page { $page })
    .others = { $count ->
        [one] probably for the same reason, other lines touch: { $places }
       *[other] probably for the same reason, other lines touch in { $count } places: { $places }
    }
    .hint = raise the distance of these lines (in { $theme }: `pitch` for running text, `distance` for titles), or make their letters smaller
text-written = this text
text-doubled = the layout prints a text twice in a row
    .label = this text
    .hint = print it once; if the other one is just an effect (a shadow, say), put it in pdf.artifact(…), or screen readers repeat it
lost-words = { $count ->
    [one] { $count } word is missing from the pages: { $words }
   *[other] { $count } words are missing from the pages: { $words }
}
    .label = this text is not printed
    .label-link = this link is not printed
    .label-bold = these bold words are not printed
    .label-italic = these italic words are not printed
    .label-note = this note is not printed
    .label-heading = this heading is not printed
    .label-list = this point of a list is not printed
    .label-numbered = this point of a numbered list is not printed
    .label-caption = this caption is not printed
    .label-quote = this quotation is not printed
    .label-callout = this call-out is not printed
    .label-statement = this viewpoint is not printed
    .label-name = this title is not printed
    .label-lead = this lead is not printed
    .label-sidebar = this text of the sidebar is not printed
    .label-credits = these credits are not printed
    .hint = the layout does not print this text, or nobody can read it there (colour of its ground, a shape or a picture above it): remove the text, or mend the layout (see layouts/README.md); what stands only in a header, a footer or decoration does not count, for screen readers skip it
    .label-given = its colour is given here
    .label-ink = this text has the colour of its ground: { $colour }
    .label-clear = this text is nearly transparent: { $colour }
    .hint-ink = nobody can read it: give this text or its ground another colour, in { $theme }
named-colour = { $code } ({ $names } in { $theme })
lost-signs = { $count ->
    [one] { $count } sign is missing from the pages: { $words }
   *[other] { $count } signs are missing from the pages: { $words }
}
lost-sign = the sign “{ $sign }” is not printed
    .label = it is missing here
    .hint = a layout cannot take a sign out of the texts: correct the rule that does (show) (layouts/README.md)
lost-apostrophe = the apostrophe (’) is not printed
lost-numbers = { $count ->
    [one] { $count } number of a list is missing from the pages: { $numbers }
   *[other] { $count } numbers of lists are missing from the pages: { $numbers }
}
    .label = this number is not printed
    .hint = the layout must print the number of each item: enum(start: item.start, …) (see layouts/README.md)
lost-calls = { $count ->
    [one] the call of a note is not printed
   *[other] the calls of { $count } notes are not printed
}
    .label = this note is printed, its number in the text is not
    .hint = the layout must print the call of each note: remove the rule that hides it (show footnote), or mend it (see layouts/README.md)
lost-quotes = no quotation mark { $mark } is printed
    .label = this quotation mark is not printed
    .hint = the layout may change the form of quotation marks, not leave them out: mend the rule that does (show), or free only quotations from them (see layouts/README.md)
text-faint = a text is hard to read, page { $page }: “{ $text }”, { $ink } on { $ground }
    .label = a contrast of { $contrast } to 1
    .hint = at least { $least } to 1 is needed for all to read it (WCAG 1.4.3; 3 for a text of 18 points, or of 14 in bold): make one of the two colours darker or the other lighter
    .hint-layout = at least { $least } to 1 is needed for all to read it (WCAG 1.4.3; 3 for a text of 18 points, or of 14 in bold): make one of the two colours darker or the other lighter; if it is mere decoration (a watermark, a big number), put it in pdf.artifact(…)
text-veiled = a text is hard to read for what is printed over it, page { $page }: “{ $text }”
    .label = seen through this, a contrast of { $contrast } to 1
    .hint = at least { $least } to 1 is needed for all to read it (WCAG 1.4.3; 3 for a text of 18 points, or of 14 in bold): make this drawing more transparent, or place it before the text so that it is printed below
letters-stacked = the letters of a text stand one on the other, page { $page }: “{ $text }”
    .label = here, room is taken from between letters
    .hint = give `tracking` a length that takes less away, or none: letters have their own room already
text-unread = a text cannot be seen, page { $page }: “{ $text }”, { $ink } on { $ground }
    .label = this colour is that of the ground
    .hint = give the text another colour than its ground has in { $theme }; what is mere decoration goes into pdf.artifact(…)
text-covered = a drawing hides a text, page { $page }: “{ $text }”
    .label = this is printed over it
    .hint = move the drawing, or place it before the text so that it is printed below; text that is mere decoration goes into pdf.artifact(…)
lost-picture = the picture “{ $path }” is not on the pages
    .label = this picture is not printed
    .hint = the layout does not print this picture: remove the picture, or add it to the layout (see layouts/README.md)
lost-description = the picture “{ $path }” is printed without its description
    .label = this description is not in the PDF
    .hint = the layout must pass the description on as it is: image(…, alt: item.alt) (see layouts/README.md)

layout-without-entry = the layout “{ $name }” is not complete: { $path } is missing
    .hint = a layout has two files, annex.typ for the annex and handout.typ for a sheet on its own
unknown-layout = unknown layout: “{ $name }”
    .label = there is no layouts/{ $name }/
    .hint-near = did you mean “{ $near }”?
    .hint-names = layouts to choose from: { $names }
    .hint = for the usual layout, delete this line; for one of your own, create layouts/NAME/annex.typ and layouts/NAME/handout.typ

missing-icon = there is no icon “{ $name }”
    .label = there is no layouts/{ $path }
    .hint-near = did you mean “{ $near }”?
    .hint-path = the name of an icon has neither a folder nor an ending: write “icone: { $name }”
    .hint-names = icons to choose from: { $names }
    .hint = for an icon of your own, put a drawing of 24 × 24 at layouts/{ $path }
bad-icon = this icon cannot be used: { $why }
    .hint = an icon is an SVG file of 24 × 24, drawn in white
blank-icon = invisible icon: “{ $name }” is all in the colour of its ground, { $colour }
    .hint = draw it in another colour, white for example

contract-number = the version of the contract is a whole number
    .label = this is something else
    .hint = write: #let { $name } = { $ours }
layout-contract = this layout asks for version { $version } of the contract, and annexe { $program } provides version { $ours }
    .label = asked for here
    .hint-newer = install a version of annexe that provides it, or write the layout for version { $ours }
    .hint-older = adapt the layout to version { $ours }, then change this number
    .hint = layouts/README.md says what each version contains

# What was being typeset when a layout failed.
located-sheet = in the sheet “{ $id }”
located-field = in the sheet “{ $id }”, “{ $key }”
located-sidebar = in the sheet “{ $id }”, sidebar, “{ $key }”
located-section = in the sheet “{ $id }”, section { $number } “{ $called }”
fails-without-sheets = the same error comes up without any sheet
fails-without-text = the same error comes up without the text of the sheet

typesetting-annex = while typesetting the annex
typesetting-redline = while typesetting the changes
typesetting-checks = while checking the layouts
typesetting-sheet = while typesetting the sheet “{ $id }”

# The steps that lead to the error.
step-call = “{ $name }”, called from { $place }
step-nameless-call = called from { $place }
step-show = “{ $name }”, shown from { $place }
step-import = “{ $name }”, imported from { $place }
step-include = “{ $name }”, included from { $place }

unusable-font = this file is no font that the program can read
    .hint = put the font there as .ttf or .otf instead, or take it out of fonts/
missing-font = missing font: { $name }
    .hint-near = did you mean “{ $near }”?
    .hint = put its file (.ttf or .otf) in fonts/, or name a font that the annex has: { $families }
layout-stops = the layout stops: { $why }
layout-stops-condition = the layout stops: a condition is not met
layout-unstable = the layout does not settle: { $what }
    .others = { $count ->
        [one] another value does not settle either, most likely for the same reason
       *[other] { $count } other values do not settle either, most likely for the same reason
    }
    .values = values, one after the other: { $values }
    .hint = what the layout reads of the pages (a counter, a state, a position, a query) must not change what it reads
unstable-counter = the counter “{ $name }”
unstable-state = the state “{ $name }”
unstable-pages = the page number
unstable-measure = an element that measure looks at
unstable-page = the page of { $name }
unstable-position = the place of { $name }
unstable-count = the number of { $name } elements
layout-token-given = “{ $name }” is given here
layout-token-list = { $empty ->
    [true] “{ $name }” is an empty list: it needs a value at least
   *[other] “{ $name }” is one value, and the layout reads a list there
}
    .hint-one = a list of one element is written with a comma: { $code }
    .hint = write { $code }, say
layout-token-names = “{ $name }” is a value without a name, and the layout reads several there by their names
layout-token-length = “{ $name }” is { $of ->
        [text] a text
        [share] a share (in %)
       *[other] a number without a unit
    }, and the layout reads a length there
layout-token-number = “{ $name }” is a length, and the layout reads a number without a unit there
layout-idle-rule = a rule that changes nothing: this file is imported, and sets nothing itself
    .label = without effect here
    .hint = rather change the token that has this setting (layouts/theme.typ), or write the rule in the file that pages begin with (annex.typ, handout.typ), before what it is for
layout-selector = a “show” rule is for an element (heading, link, figure…), a text or a label
    .hint = check the name behind “show”; a function of your own is written behind the colon; `locate` and `style` are no more: write context {"{"} … {"}"}
layout-undisplayed = a counter is printed by its name, and not by its number
    .label = printed as such
    .hint = write { $code }
layout-spilling = lines are { $measure } mm wide, and the page leaves them { $left } alone
    .label = given too late: what follows from the page is computed already
    .hint = change `width` and `side` where the page is given (#let page = {"{"} … {"}"}): `measure` and all that depends on it then follow
layout-cramped = { $none ->
    [true] the margins leave no { $across ->
        [true] width
       *[other] height
    } for the text
   *[other] the margins leave the text { $left } mm of { $across ->
        [true] width
       *[other] height
    } alone
}
    .label = to be reduced
    .hint = { $across ->
        [true] reduce `side`, the margin on either side, or make the page wider (`width`)
       *[other] reduce the margins above and below (`top`, `bottom-least` or `bottom`), or make the page higher (`height`)
    }
layout-created = { $what } comes from here
layout-unstable-somewhere = the layout does not settle
layout-no-title = the PDF has no title
    .hint = add to this file: #set document(title: collection().document.title)
layout-unclosed = a bracket, a brace or a formula is not closed
    .label = from here on, nothing makes sense
    .quote = a quotation mark is missing on this line: each text needs one before it and one behind it
    .line = this one is not closed on its line
layout-slips = { $count ->
    [one] another error in this file probably comes of it
   *[other] { $count } more errors in this file probably come of it
}
layout-unknown-name = unknown name: { $name }
    .hint-define = a function or a value is defined with #let, as in: #let name(argument) = {"{ … }"} or #let name = 3
    .hint-word = in Typst's language, that is written: { $name }
    .hint-text = a text stands between square brackets: [{ $name }]
layout-undefined = { $count ->
    [one] a name that the imported file does not define: { $names }
   *[other] names that the imported file does not define: { $names }
}
    .hint = { $count ->
        [one] define it in that file by #let, at its top level, or correct its name here
       *[other] define them in that file by #let, at its top level, or correct their names here
    }
layout-unmarked = code that is not run: it lacks a “#”
    .label = this is taken for text
    .hint = a # is missing: write “#{ $code }”
    .hint-text = if this is a text to be printed, write it #"between quotation marks"
layout-unlet = a token that does not change: “#let” is missing
    .hint = write: { $code }
layout-closed-twice = one “{ $bracket }” is probably too many right before this comma: take it out
layout-remark = a remark is written behind two strokes: { $remark }
layout-hash-space = the “#” touches what follows it: { $code }
layout-show-set = to change the look of a text, write: { $rule }
layout-pairs = names and their values stand in round brackets, and not in braces: (name: value)
layout-sign-here = “{ $sign }” has no place here
layout-numbering = this pattern of numbers is none
    .hint = a pattern has what counts: "1", "a", "A", "i", "I" or "*" (for signs), as in "1." or "(a)"
layout-symbol = this sign has no such form
    .hint = correct the word behind the last point, or write the sign itself between quotation marks, like "→"
layout-comment = a comment opened by "/*" is never closed
    .label = { $count ->
        [one] this line is not read
       *[other] the { $count } lines from here on are not read
    }
    .hint = close it with "*/"
layout-nonconforming = the PDF would not conform ({ $standards }): { $why }
layout-levels = a heading of level { $to } follows one of level { $from }
    .hint = a heading is at most one level below the one before it: change the “level:” of heading
layout-first-level = the first heading must be of level 1
layout-alt = a picture has no description
    .hint = give it to image(…, alt: "…"); what is mere decoration goes into pdf.artifact(…)
layout-structure = { $what } contains what has no place there
layout-bare-content = { $whole } cannot contain text or a drawing directly
layout-part = { $whole } cannot contain { $part }
layout-show-rule = a show rule, or what is drawn over the page, is probably the cause; decoration goes into pdf.artifact(…)
layout-foreground = the foreground of the page would be read in the middle of the text
    .hint = where it is no part of the text, write: foreground: pdf.artifact(…)
layout-no-form = the font { $font } does not have “{ $text }”
    .hint = take a font that has it, or remove this text from the layout
layout-colour-length = this colour code does not have the right length: # and six digits, as in "#1F2A33"
layout-colour-digits = this colour code has something else than digits from 0 to 9 and from A to F
layout-colour-text = the token “{ $name }” is a text, not a colour
layout-font-quotes = the name of a font is written between straight quotation marks: "{ $name }"
layout-choice-near = “{ $text }” is none of these values: is it "{ $near }"?
layout-colour-write = write: rgb("{ $text }")
layout-colour-write-code = “{ $text }” is no known name of a colour: write the code of the colour, like rgb("#1F2A33")
layout-import = this name belongs to another file: import it at the top of this one: { $import }
layout-subtraction = for a subtraction, put spaces around the minus sign: { $shown }
layout-by-zero = division by zero
    .hint = a measure that this line uses is zero, or nothing is left beside another: look again at the widths, spaces and sizes that you changed
layout-empty-array = the array is empty
layout-argument = one argument too many
layout-argument-name = unknown argument: { $name }
layout-no-argument = missing argument: { $name }
layout-too-deep = a function calls itself without end
    .hint = one of its branches must end without calling it: if … {"{"} done {"}"} else {"{"} the call {"}"}
layout-choices = { $first } or one of { $more } other values
layout-endless = this loop never ends
    .hint = a “while” loop ends when its condition becomes false; to go through an array: for x in array {"{ … }"}
layout-no-key = key missing in the dictionary: { $key }
layout-out-of-bounds = the array has no item { $index } (it has { $length }, the first is 0)
layout-no-method = { $of } has no method “{ $name }”
layout-operation = impossible operation: { $one } { $sign } { $other }
    .hint-join = the items of a list are printed one after the other by .join(): blocks.map(fr).join()
layout-expected-found = expected: { $wanted }; found: { $found }
    .hint-runs = the text of a sheet is an array of runs: rich(…) makes content of it, display(…) that of a title, letters(…) its letters (parts/runs.typ, see layouts/README.md); another array: array.join()
layout-expected = expected: { $wanted }
    .hint-block = what depends on “if”, “for” or “while” stands in braces: open one here, “{"{"}”, and close it, “{"}"}”, at the end
    .hint-expression = a value or a block in braces {"{ … }"} is missing here; look at the end of the line before, too
    .hint-equals = a function is defined with #let, its name, a sign = and a block: #let name(argument) = {"{ … }"}
    .hint-comma = part two values with a comma, and see that the bracket closes where it should
layout-unit = a length has a unit: { $length }
typst-boolean = boolean
typst-integer = integer
typst-float = float
typst-decimal = decimal
typst-length = length
typst-relative-length = relative length
typst-ratio = ratio
typst-fraction = fraction
typst-angle = angle
typst-color = color
typst-gradient = gradient
typst-tiling = tiling
typst-stroke = stroke
typst-alignment = alignment
typst-string = string
typst-content = content
typst-array = array
typst-dictionary = dictionary
typst-function = function
typst-arguments = arguments
typst-expression = expression
typst-identifier = identifier
typst-comma = comma
typst-colon = colon
typst-block = block
typst-line-end = semicolon or line break
typst-or = {" or "}
layout-lacks-key = “{ $key }” is missing here
    .hint = add “{ $key }” to these values: the layouts use it
    .hint-replaced = these values replace all those there were, “{ $key }” too; to change a part of them, add them to the others: { $code }
layout-unitless = a length is written with its unit: 24mm, 11pt, 2cm
    .named = “{ $name }” is { $number }, without a unit; a length is written with its own: { $number }mm, { $number }cm or { $number }pt
layout-bound-key = one of these values alone cannot be given by its name; add it to the others: { $code }
layout-values = { $many ->
        [true] more values on the right than names on the left
       *[false] fewer values on the right than names on the left
    }
layout-keys = the names that are there: { $keys }
layout-hidden-function = “{ $name }” is a dictionary of the layout here, which hides the function of Typst: write std.{ $name }
layout-quote = “{ $sign }” is no quotation mark of code
    .hint = in code, a text stands between straight quotation marks: "…"; turn smart quotes off in your editor
layout-sign = “{ $sign }” has no place in code
    .hint = a text is written in straight quotation marks: { $text }
layout-closing = one “{ $bracket }” too many, or what opens it is missing
    .hint = take it out, or add what opens it further up: each ( [ {"{"} is closed, the last one first
layout-unclosed-text = a text that a quotation mark opens is never closed
    .hint = add the quotation mark " at its end
layout-loop = “for” goes through an array; found { $of }
    .hint = an array of one element is written with a comma: (9pt,)
layout-fieldless = { $of } has no fields
    .hint = what is worked out is written with brackets, as .len() or .first(); an element is taken by its number, as .at(0)
layout-uncalled = this name is a function, and a function has no fields
    .hint = call it first, with brackets, as in: #let annexe = collection() then annexe.document
layout-language = the code of a language has two or three letters
    .hint = as in lang: "fr" for French, region: "fr" for France
layout-region = the code of a country has two letters
layout-cyclic = two files import one another
    .hint = take one of the two #import out, or put what both need into a third file
layout-empty-heading = a heading is empty
    .hint = give this heading a text (or the token that it comes from, in theme.typ), or take heading(…) out
layout-parted = a number and its unit are written without a space: { $length }
layout-assigned = here, a name and its value are bound by a colon: { $pair }
layout-length-quoted = a length is written without quotation marks: { $length }
layout-semicolon = in brackets, two values are parted by a comma, and not by a semicolon
layout-decimal = a number is written with a point, a comma parts two values: { $number }
layout-needed = give “{ $name }: …” to the call above
layout-hash = a “#” has no place here: this is code already
    .hint-print = to print a “#”, write \#
    .hint = remove it
layout-twice = “{ $name }” is given twice
layout-unit-unknown = unknown unit: { $unit }
    .hint = lengths are written in pt, mm, cm, in or em, shares in %
layout-between = a number from { $least } to { $most } is expected
layout-no-labels = { $count ->
    [one] nothing is labelled { $labels } in the document
   *[other] nothing has these { $count } labels in the document: { $labels }
}
    .again = here as well
    .hint = the layout refers to what it does not print, or does not label so: see that it prints all sheets (#for entry in annexe.sheets … in annex.typ), and that the name asked for here is the one that it sets where each sheet begins, for example #metadata(none) #std.label("sheet:" + entry.id)
layout-size = a text of no size, or less: { $size }
    .label = “{ $name }”: nobody can read this text
    .hint = write a size above zero, for example size: 11pt; not to print a text, take it out of the layout
font-without = the font “{ $family }” has not the letters of this text: “{ $text }”
    .note = { $count ->
        [one] it lacks one letter: { $letters }
       *[other] it lacks { $count } letters: { $letters }
    }
    .hint = another font of the annex has them, and the layout forbids it (fallback: false): take “fallback: false” out, or name that other font behind it, as in font: ("{ $family }", "Carlito")
letterless-font = the font “{ $names }” has none of the letters of your texts
    .label = “{ $token }” names no other font: another one, which you have not chosen, will be taken instead
    .hint = first name a font that has letters, as in: { $given }
layout-label-twice = several places of the document are labelled { $name }
    .hint = a label is set once: see that the layout does not print a sheet twice (a loop written twice, a sheet called twice), and that each std.label(…) stands in one place
layout-inside-letter = element { $index } is asked of a text: an array is expected
    .hint = an array of one element is written with a comma: ("✓",)
layout-svg = this SVG drawing is malformed
layout-in-paragraph = “{ $what }” may not stand in a paragraph, and is not printed
layout-stops-none = the layout stops: a value that it needs is not given
layout-stops-equal = the layout stops: a value must not be { $value }
layout-stops-unequal = the layout stops: { $one } is not equal to { $other }
layout-no-field = { $of } has no “{ $name }”
layout-context = this can only be used in a “context” expression
    .hint = write “context” before the whole expression that depends on it
layout-inks = a colour is given as inks (cmyk), and the annex's PDFs are RGB
    .label = write rgb("{ $code }")
    .label-some = write it with rgb
    .hint = the ink that the printer uses is said in annexe.yaml: profils, presse, encres, { $name }: {"{"}cmjn: [{ $parts }]{"}"}
typst-operation = operation
typst-semicolon = semicolon
typst-label = label
typst-location = location
typst-selector = selector
typst-pattern = name or names
typst-pair = name and value
typst-module = module
typst-type = type
unstable-error = error
layout-unread-token = nothing reads “{ $name }”: this token has no effect
    .keys = the keys that there are here: { $names }
layout-internal = Typst cannot write this PDF: { $why }
    .hint = most often, something does not fit on the page: make the page larger or its margins smaller, or let blocks break (breakable: true)
layout-no-file = the layout reads a file that it does not have: { $path }
    .hint = layouts only read layouts/, and what the program gives them: /data and /pictures; the text of a sheet comes from sheet-data(id), never from sources/ (see layouts/README.md)
    .hint-layouts = check the name of this file, or put the file there
layout-path-out = this path leads out of the layout's folder: { $path }
    .hint = layouts only read layouts/, and what the program gives them: /data and /pictures (see layouts/README.md)
layout-backslash = a path has no “\”
    .hint = write it with slashes: { $path }
no-packages = layouts cannot use packages
    .hint = copy what you need of it into layouts/: an annex is built without a network, and the same in ten years
attached-place = this picture tells where it was taken, and this PDF will hand it over as it is
    .hint = remove the place from the picture (Windows: right click, Properties, Details, “Remove Properties”), or make the PDF without --attach
attach-changed = { $path } changed while the PDF was in the making
    .hint = nothing was written; start again

unknown-colour = unknown colour: “{ $name }”
    .label = the layout has no colour of this name
    .hint-names = colours of the layout: { $names }
    .hint = these are the names in theme.typ, at “#let colour”
ink-none = “{ $name }” has no ink: what is in this colour, words too, will not be printed
    .hint = write the ink that it takes in percent, cmjn: [0, 0, 0, 100] for black for instance, or remove this line to keep the colour of the screen
ink-same-colour = “{ $name }” and “{ $other }” are one colour, with two inks
    .hint = give both the same ink, or change one of the two colours in theme.typ
ink-first = the other one is here
