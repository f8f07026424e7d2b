# The files of the collection: src/source.rs, src/identifier.rs, src/project.rs, src/annex.rs, src/picture.rs.

# Below a passage that is shown.
here = here
did-you-mean = did you mean “{ $near }”?

not-utf8 = this file is not in UTF-8
    .label = first byte that cannot be read
    .hint = save the file again and choose the encoding “UTF-8” (in the editor's menu: “Save with Encoding”)
forbidden-character = forbidden character: { $name } (U+{ $code })
    .label = here, invisible on the screen
    .hint = delete this character: erase it together with its neighbour, then type the neighbour again
character-null = null character
character-control = control character
character-byte-order = byte order mark
character-direction = mark that reverses the direction of the text
character-none = character without a meaning
character-private = private character of one font

identifier-rule = lower-case letters without accents, digits and hyphens

no-manifest = there is no { $manifest } in { $folder }
    .hint = --root names the folder that contains “sources/”; to start an annex: annexe init FOLDER
no-manifest-here = there is no { $manifest } here ({ $folder }) or in any folder above
    .hint = go to the folder of the annex, or name it: --root FOLDER; to start one: annexe init FOLDER
file-over-limit = { $path } is larger than { $limit } MB

source-too-large = this file is larger than { $limit } MB
    .hint = a sheet holds nothing but text; pictures are files of their own
not-a-source = this is not a file in “sources/”, but a link to somewhere else or a special file
    .hint = put the file itself in its place
two-files = there are two files for the sheet “{ $id }”
    .label = one of them
    .label-other = the other
    .hint = rename one of the two files
missing-sheet = there is no file for the sheet “{ $id }”
    .label = sources/{ $id }.yaml does not exist
    .hint = create this file, or delete the line
unlisted-sheet = the sheet “{ $id }” is not in the annex
    .hint = add “- { $id }” under “fiches:” in annexe.yaml, or keep the file somewhere else
    .hint-name = name the file “{ $id }.yaml”, and add “- { $id }” under “fiches:” in annexe.yaml; or put it elsewhere
bad-file-name = a sheet's file cannot be called “{ $file }”
    .hint = { identifier-rule }: { $id }.yaml
too-many-sheets = { $count } sheets: { $limit } at most
unknown-sheet = unknown sheet: “{ $id }”
    .label = this link
    .hint-near = did you mean (#{ $near })?
    .hint = a sheet is called by the name of its file, without “.yaml”

missing-picture = missing picture: “{ $path }”
    .label = there is no such file in sources/
    .hint = the path starts from “sources/”: ![…](photos/atelier.jpg)
bad-picture = this picture cannot be used: { $why }
    .hint = use PNG, JPEG, WebP or SVG
picture-too-large = the file is larger than { $limit } MB
picture-format = the format { $format } is not supported
picture-none = this is not a picture
picture-damaged = the picture is damaged or incomplete
picture-dimensions = { $width } × { $height } pixels: { $limit } million at most
picture-variant = a rare variant of this format: save it as ordinary PNG or JPEG
picture-heic = the format of telephones (HEIC): save it as JPEG
picture-several = several pictures in one file, or an animation: save one of them
picture-cmyk = its colours are CMYK: save it in RGB
svg-none = this is not an SVG drawing
svg-not-utf8 = this SVG is not in UTF-8
svg-script = this SVG contains a script
svg-entities = this SVG contains entities
svg-foreign = this SVG contains content other than SVG
svg-picture = this SVG contains another picture
svg-filter = it has effects (shadows, blurs…), which paper does not show: save it without filters
svg-outside = it fetches something from elsewhere: save it as plain SVG
svg-file = this SVG reads a file
svg-no-size = this SVG has neither width nor height
svg-complicated = this SVG is too complicated
svg-damaged = this SVG is damaged
no-text-file = this file is { $kind }, not a text
    .label = from the beginning
    .hint = write the sheet in a text editor (Notepad, for instance) and save it as “UTF-8”, without formatting
    .hint-import = to make a sheet of a Word or ODT document: annexe import DOCUMENT
character-lost = a letter or a sign that was lost
    .label = a letter or a sign was lost here when the text was saved or copied
    .hint = type the accented letter or the sign (é, è, ’, œ…) in its place, or copy the text from the original again
