# Files for the printer: src/cli/press, src/press.

press-made = { $path }: { $leaves ->
    [one] 1 leaf
   *[other] { $leaves } leaves
} of { $paper } paper, pages at { $percent } %
press-drawn = the leaves are drawn in { $path }
pdf-too-large = { $path } is too large: more than { $limit } MB
press-damaged = { $path } is not a PDF that can be read
    .hint = the file is damaged or cut short: save it again, or ask for it again where you have it from
press-locked = { $path } is protected by a password
    .hint = save a copy of it without protection, then try again
press-empty = { $path } has no page to print
    .hint = save it again from the program that made it, with its pages
press-sizeless = { $path }: page { $page } has no size and cannot be laid on a leaf
    .hint = remove it with a PDF reader, or save the file again from the program that made it
press-packed = { $path }: what page { $page } draws is encoded in a way that the program does not read
    .hint = print this file to a new PDF, and impose that
press-circular = { $path }: its pages go round in a circle, nobody knows where they end
    .hint = the file is damaged: save it again from the program that made it
press-no-pdf = { $path } is not a PDF
    .hint = save it as a PDF first (“print to a file”)
press-two-files = the cover and the inside are two files, and standard output takes only one
    .hint = give the name of a file with -o, or leave out --cover-apart
press-blanks-before = { $count ->
    [one] 1 blank page is added
   *[other] { $count } blank pages are added
} before page { $page }, the last one
press-blanks-after = { $count ->
    [one] 1 blank page is added
   *[other] { $count } blank pages are added
} at the end, after page { $page }
press-cover-inside = inside the cover: { $count ->
    [one] page
   *[other] pages
} { $pages }
press-larger = { $count ->
    [one] warning: page { $pages } is larger than the others ({ $width } × { $height } mm); so that it fits
   *[other] warning: pages { $pages } are larger than the others ({ $width } × { $height } mm); so that they fit
}, all are laid at { $percent } %
press-smaller = the pages ({ $width } × { $height } mm) are too large for a folded leaf of { $paper }: they are laid at { $percent } %
press-spine-cut = the title is too long for the spine, which has its beginning: “{ $shown }”
press-failed = the imposition failed: { $reason }
press-not-bound = { $argument } only makes sense for what is folded
    .hint = add --booklet (stapled) or --signature N (glued gatherings), or leave out { $argument }
press-one-bound = one page a side cannot be folded
    .hint = write --n-up 2 (folded once) or --n-up 4 (folded twice), or leave out --n-up
press-file-only = { $argument } only makes sense for what the program typesets
    .hint = leave out { $argument }, or the name of the PDF
press-itself = { $path } would be replaced by its own imposition
    .hint = give another name with -o
press-remarks = { $count ->
    [one] warning: 1 form field or annotation on the pages will not be printed
   *[other] warning: { $count } form fields or annotations on the pages will not be printed
}; flatten the PDF first (“print to a file”)
press-gathering = a number of pages, 16 for instance
press-signature = a gathering of { $pages } pages is not possible: a folded leaf has { $multiple }
    .hint = write --signature { $near }
press-creep = a thickness of paper, from 0 to 0.5 mm (office paper: 0.1)
press-no-spine = { $argument } is only for the cover of a perfect-bound book
    .hint = add --signature N and --cover-apart, or remove { $argument }
press-spine = a width of the spine, from 1 to 60 mm
press-spine-made = Spine of { $width } mm, with its title.
press-spine-bare = Spine of { $width } mm, without a title.
press-bleed = a bleed goes from 0 to 10 mm; printers ask for 3
press-long-edge = long edge
press-short-edge = short edge
press-advice-flat = Print at 100 % (“actual size”), on one side.
press-advice-duplex = Print at 100 % (“actual size”), on both sides, flipped on the { $edge }.
press-advice-booklet = Print at 100 % (“actual size”), on both sides, flipped on the { $edge }; fold all of it in two, staple through the fold.
press-advice-booklet-twice = Print at 100 % (“actual size”), on both sides, flipped on the { $edge }; fold each leaf twice (the top backwards, then the left backwards), put the leaves into one another, staple through the fold, cut at the head.
press-advice-gathered = Print at 100 % (“actual size”), on both sides, flipped on the { $edge }; fold in gatherings of { $pages } pages, lay them on one another, glue the back.
press-front = front
press-back = back
press-cover = cover
press-plan-cover = The cover: one leaf { $paper }, with a spine of { $width } mm.
press-head-signature = gathering
press-head-leaf = leaf
press-head-side = side
press-head-pages = pages, from left to right and from top to bottom (↓: upside down, –: blank)
press-plan = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} on { $leaves ->
    [one] 1 leaf
   *[other] { $leaves } leaves
} of { $paper }, at { $percent } %; { $blanks ->
    [0] no blank page
    [one] 1 blank page
   *[other] { $blanks } blank pages
}
press-left = stays RGB: “{ $name }” ({ $colour }), { $count ->
    [one] page
   *[other] pages
} { $pages }
press-left-nameless = stays RGB: a colour that is not in the theme ({ $colour }), { $count ->
    [one] page
   *[other] pages
} { $pages }
press-left-pictures = { $count ->
    [one] stays RGB: 1 picture, page { $pages }
   *[other] stay RGB: { $count } pictures (pages: { $pages })
}
press-left-gradients = stay RGB: gradients or letters in colours (pages: { $pages })
