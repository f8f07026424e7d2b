# Beginning an annex or a sheet: src/scaffold.

title-empty = the title is empty
title-forbidden = this title will not do: it contains a character that is not allowed, { $name } ({ $code })
    .hint = type it again without this character, which does not show on the screen
title-unfit = this title will not do: { $reason }
title-not-yaml = the title “{ $title }” cannot be written in YAML
sheet-unfit = this sheet will not do: { $reason }

order-placed = annexe.yaml has a place for “{ $id }” already
    .hint = leave --after out, or remove this line from “fiches:”
order-unlisted = “{ $id }” is not in the list of sheets
    .hint = the sheets in their order: { $ids }
    .hint-near = did you mean “{ $near }”?
order-none = annexe.yaml does not give the order of the sheets: it is that of their names
    .hint = leave --after out, or list all sheets in their order under “fiches:”
order-unusual = “{ $id }” cannot be added to “fiches:” in annexe.yaml: the list is written in an unusual way
    .hint = nothing was written; put one sheet on each line, “- identifier”, then try again
recipe-folder = no recipe for a folder of this name: “{ $folder }”
    .hint = give it a name of letters, digits and hyphens
