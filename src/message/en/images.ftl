# Pages as images: src/cli/images.rs, src/images.

images-made = { $path } ({ $kilobytes } kB)
images-none = { $argument } only makes sense for images
    .hint = add --format png, jpeg or svg, or leave out { $argument }
images-one-page = --pages changes nothing of the thumbnail: it shows the cover
    .hint = leave out --pages, or ask for --format png or jpeg
images-no-points = --dpi changes nothing here: an SVG drawing is sharp at any size, and the thumbnail is always 600 dots wide
    .hint = leave out --dpi, or ask for --format png or jpeg
images-no-page = { $path } has no page { $page }
    .hint = its last page is { $pages }
images-too-large = an image of more than { $limit } million points is not possible
    .hint = ask for fewer points an inch with --dpi, or for fewer pages with --pages
images-failed = the image could not be made: { $reason }
images-pages = “{ $part }” names no page; write 1,4-6 or 40-, for instance
images-pages-backwards = “{ $part }” ends before it begins
images-dpi = a resolution, from 20 to 600 points an inch
