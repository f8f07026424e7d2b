# Comparer des pages : src/cli/proof.rs, src/proof.

proof-nothing = rien à comparer : { $path } n'existe pas
    .hint = lancez d'abord « annexe build », ou nommez un PDF ou une révision (--rev)
proof-unreadable = { $path } n'est pas un PDF lisible
proof-same = { $pages ->
    [one] 1 page, la même
   *[other] { $pages } pages, les mêmes
}
proof-changed-of = { $changed ->
    [one] 1 page a changé
   *[other] { $changed } pages ont changé
} sur { $pages }
proof-page = page { $page }
proof-page-was = page { $page } (c'était la { $before })
proof-page-new = page { $page } : nouvelle
proof-page-gone = page { $page } d'avant : retirée
proof-moved = { $count ->
    [one] 1 autre page n'a changé que de place
   *[other] { $count } autres pages n'ont changé que de place
}
proof-resized = le format du papier a changé
proof-removed = mots retirés : { $words }
proof-added = mots ajoutés : { $words }
proof-area = dessin : { $share } % des points, de { $left } à { $right } mm du bord gauche, de { $top } à { $bottom } mm du haut
proof-less-than = moins de { $least }
proof-drawn = { $count ->
    [one] la page qui a changé est dessinée
   *[other] les { $count } pages qui ont changé sont dessinées
} dans { $dir } : avant, après, et l'une sur l'autre (rouge : parti, bleu : nouveau)
