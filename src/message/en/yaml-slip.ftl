# Slips that YAML notices only further on: src/yaml/slip.rs, place.rs.

yaml-slip-colon = “:” is missing after “{ $key }”
    .label = a key?
    .hint = write “{ $key }:”, then the text on the same line
    .hint-alone = write “{ $key }:”, alone on its line
    .hint-bar = write “{ $key }: |”, and the text below, indented by two spaces
yaml-slip-sign = “{ $sign }” in the place of the colon, after “{ $key }”
yaml-slip-bracket = “{ $bracket }” is opened and never closed
    .label = opened here
    .hint-close = close it at the end of the list: [1, 3]
    .hint-quote = if the text really begins that way, put it between straight quotation marks ("…")
yaml-tab-value = there is a tab after “{ $key }:”
    .hint = replace it with a space
yaml-apostrophe = a straight apostrophe (') at the start of a text opens it like a quotation mark
    .hint = delete it, or put the text between straight double quotation marks ("…"): apostrophes are fine inside them
yaml-no-text = a text follows “{ $written }” without its key
    .hint = add above this line, below “{ $key }:”: texte: |
yaml-no-field = a text follows “reperes:” without its key
    .hint = add its key above this line, with two spaces before it, for example: objectifs: |
yaml-no-bar = “|” is missing after “{ $key }:”
    .label = a text of several lines follows
    .hint = write “{ $key }: |”; the text stays below it, indented
    .hint-list = write “{ $key }: |”, and the list below it, one point a line, indented
yaml-point-out = this dash does not stand below the other dashes of its list
    .hint = put { $spaces } { $spaces ->
        [one] space
       *[other] spaces
    } before it, as before the others
yaml-point-space = there is no space behind this dash
    .hint = a dash of a list is a hyphen (-) followed by a space
yaml-dash = the dash of a list is a hyphen (-) followed by a space
    .hint = write “- type: …”
yaml-place = “{ $key }:” is not in its place: too far left, or too far right
    .hint-section = “- type:” has two spaces before it; “titre:” and “texte:” have four, below the word “type”
    .hint-field = this line belongs to the sidebar: put two spaces before it, below “reperes:”, as before its neighbours
    .hint-sheet = “{ $key }:” begins at the left edge, without a space before it
yaml-place-sections = the line “sections:” is missing
    .hint = write “sections:” at the left edge, alone on its line, above the first section
yaml-place-dash = the dash before “{ $key }:” is missing
    .hint = each section begins with a dash and a space: “- type: contexte”
yaml-typed-bar = “{ $typed }” in the place of the bar “|” after “{ $key }:”
    .hint = write “{ $key }: |”; the bar is the upright line, often on the key of the backslash or of 6
    .hint-alone = write “{ $key }: |”: the bar alone, without another sign
yaml-hard-space = no-break spaces indent this line: YAML does not take them for spaces
    .hint = delete the beginning of this line, and type it again with the space bar
yaml-behind-themes = something follows the closing bracket
    .hint = all numbers go between the brackets, with commas between them: [1, 3, 4]
yaml-hard-space-value = a no-break space follows “{ $key }:”: to YAML it is no space
    .hint = delete it, and type an ordinary space after “{ $key }:”
yaml-no-opening = a quotation mark closes this text, and none opens it
    .hint = write both: "{ $written }"; or delete this one
yaml-comma-behind = a comma follows the closing quotation mark
    .hint = delete it: { $written }
yaml-no-type = “type:” is missing before “{ $name }”
    .hint = write “- type: { $name }”
yaml-remarked = “{ $name }” is a remark: YAML does not read a line that begins with “#”
    .hint = delete the “#”: the line begins with “{ $name }”, at the very left
yaml-two-keys = “{ $first }:” and “{ $key }:” are on the same line
    .hint = one key a line: put “{ $key }:” at the beginning of the next one
    .hint-words = if “{ $key }:” is part of the text, put all of the text between straight quotation marks ("…")
yaml-first-line = this line is neither a key nor a remark
    .hint = delete it, or make it a remark: # { $written }
yaml-fence = “```” is not YAML
    .hint = delete this line, and that of “```” at the end of the file: a sheet begins with “titre:”
yaml-listed-field = “{ $key }:” has no dash: the sidebar is not a list
    .hint = delete the dash: “{ $key }:” stands below its neighbours, two spaces in
yaml-theme = this theme is not written as the others are
    .hint = write “{ $number }: { $title }”, indented by { $spaces } { $spaces ->
        [one] space
       *[other] spaces
    }: the number, a colon, a space
yaml-two-dashes = there are two dashes before a section: it takes one
yaml-type-below = “{ $name }” belongs at the end of the line above
yaml-hard-blank = invisible spaces make a text of this blank line
    .hint = delete all that is on it: a blank line has nothing, not even no-break spaces
yaml-behind-mark = text follows the closing quotation mark
    .hint = the closing mark ends the text; inside it, write French quotation marks: { $written }
yaml-below-mark = text follows the closing quotation mark
    .hint = put this mark at the end of the text: { $written }
    .hint-long = put this mark at the end of the text
