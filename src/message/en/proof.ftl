# Comparing pages: src/cli/proof.rs, src/proof.

proof-nothing = nothing to compare: { $path } does not exist
    .hint = run “annexe build” first, or name a PDF or a revision (--rev)
proof-unreadable = { $path } is not a PDF that can be read
proof-same = { $pages ->
    [one] 1 page, the same
   *[other] { $pages } pages, the same
}
proof-changed-of = { $changed ->
    [one] 1 page changed
   *[other] { $changed } pages changed
} of { $pages }
proof-page = page { $page }
proof-page-was = page { $page } (it was { $before })
proof-page-new = page { $page }: new
proof-page-gone = page { $page } of before: gone
proof-moved = { $count ->
    [one] 1 more page has only moved
   *[other] { $count } more pages have only moved
}
proof-resized = the paper has another size
proof-removed = words gone: { $words }
proof-added = words added: { $words }
proof-area = drawing: { $share } % of the points, from { $left } to { $right } mm from the left edge, from { $top } to { $bottom } mm from the top
proof-less-than = less than { $least }
proof-drawn = { $count ->
    [one] the page that changed is drawn
   *[other] the { $count } pages that changed are drawn
} in { $dir }: before, after, and one upon the other (red: gone, blue: new)
