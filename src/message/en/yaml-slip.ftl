# Slips that YAML notices only further on: src/yaml/slip.rs.

yaml-slip-colon = “:” is missing after “{ $key }”
    .label = a key?
    .hint = write “{ $key }:”, then the text on the same line
yaml-slip-bracket = “{ $bracket }” is opened and never closed
    .label = opened here
    .hint-close = close it at the end of the list: [1, 3]
    .hint-quote = if the text really begins that way, put it between straight quotation marks ("…")
