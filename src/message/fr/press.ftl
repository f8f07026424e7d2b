# Préparer l'impression : src/cli/press, src/press.

press-made = { $path } : { $leaves ->
    [one] 1 feuille
   *[other] { $leaves } feuilles
}, papier { $paper }, pages à { $percent } %
press-drawn = le dessin des feuilles est dans { $path }
pdf-too-large = { $path } est trop gros : plus de { $limit } Mo
press-damaged = { $path } n'est pas un PDF lisible
    .hint = le fichier est abîmé ou coupé : enregistrez-le à nouveau, ou redemandez-le à qui vous l'a envoyé
press-locked = { $path } est protégé par un mot de passe
    .hint = enregistrez-en une copie sans protection, puis recommencez
press-empty = { $path } n'a pas de page à imprimer
    .hint = enregistrez-le à nouveau depuis le programme qui l'a fait, avec ses pages
press-sizeless = { $path } : la page { $page } n'a pas de taille, on ne peut pas la poser sur une feuille
    .hint = ôtez-la avec un lecteur de PDF, ou enregistrez à nouveau le fichier depuis le programme qui l'a fait
press-packed = { $path } : le dessin de la page { $page } est codé d'une façon que le programme ne lit pas
    .hint = imprimez ce fichier dans un nouveau PDF (« Imprimer dans un fichier »), et imposez celui-ci
press-circular = { $path } : ses pages tournent en rond, on ne sait pas où elles finissent
    .hint = le fichier est abîmé : enregistrez-le à nouveau depuis le programme qui l'a fait
press-no-pdf = { $path } n'est pas un PDF
    .hint = enregistrez-le d'abord en PDF (« imprimer dans un fichier »)
press-two-files = la couverture et l'intérieur sont deux fichiers, et la sortie standard n'en prend qu'un
    .hint = donnez le nom d'un fichier avec -o, ou retirez --cover-apart
press-blanks-before = { $count ->
    [one] 1 page blanche est ajoutée
   *[other] { $count } pages blanches sont ajoutées
} avant la page { $page }, la dernière
press-blanks-after = { $count ->
    [one] 1 page blanche est ajoutée
   *[other] { $count } pages blanches sont ajoutées
} à la fin, après la page { $page }
press-cover-inside = à l'intérieur de la couverture : { $count ->
    [one] la page
   *[other] les pages
} { $pages }
press-larger = { $count ->
    [one] attention : la page { $pages } est plus grande que les autres ({ $width } × { $height } mm) ; pour qu'elle tienne
   *[other] attention : les pages { $pages } sont plus grandes que les autres ({ $width } × { $height } mm) ; pour qu'elles tiennent
}, toutes sont posées à { $percent } %
press-smaller = les pages ({ $width } × { $height } mm) sont trop grandes pour une feuille { $paper } pliée : elles sont posées à { $percent } %
press-spine-cut = le titre est trop long pour le dos, qui en porte le début : « { $shown } »
press-failed = l'imposition a échoué : { $reason }
press-not-bound = { $argument } ne concerne que ce qui est plié
    .hint = ajoutez --booklet (livret agrafé) ou --signature N (cahiers collés), ou retirez { $argument }
press-one-bound = une page par face ne se plie pas
    .hint = écrivez --n-up 2 (plié une fois) ou --n-up 4 (plié deux fois), ou retirez --n-up
press-file-only = { $argument } ne concerne que ce que le programme compose
    .hint = retirez { $argument }, ou le nom du fichier PDF
press-itself = { $path } serait remplacé par sa propre imposition
    .hint = donnez un autre nom avec -o
press-remarks = { $count ->
    [one] attention : 1 champ de formulaire ou remarque, posé sur les pages, ne sera pas imprimé
   *[other] attention : { $count } champs de formulaire ou remarques, posés sur les pages, ne seront pas imprimés
} ; aplatissez d'abord le PDF (« imprimer dans un fichier »)
press-gathering = un nombre de pages, par exemple 16
press-signature = un cahier de { $pages } pages n'est pas possible : une feuille pliée en porte { $multiple }
    .hint = écrivez --signature { $near }
press-creep = une épaisseur de papier, de 0 à 0,5 mm (une feuille de bureau : 0,1)
press-no-spine = { $argument } ne concerne que la couverture d'un dos carré
    .hint = ajoutez --signature N et --cover-apart, ou retirez { $argument }
press-spine = une largeur de dos, de 1 à 60 mm
press-spine-made = Dos de { $width } mm, avec son titre.
press-spine-bare = Dos de { $width } mm, sans titre.
press-bleed = un fond perdu va de 0 à 10 mm ; les imprimeurs demandent 3
press-long-edge = bord long
press-short-edge = bord court
press-advice-flat = Imprimez à 100 % (« taille réelle »), d'un seul côté.
press-advice-duplex = Imprimez à 100 % (« taille réelle »), recto verso, retourné sur le { $edge }.
press-advice-booklet = Imprimez à 100 % (« taille réelle »), recto verso, retourné sur le { $edge } ; pliez le tout en deux, agrafez dans le pli.
press-advice-booklet-twice = Imprimez à 100 % (« taille réelle »), recto verso, retourné sur le { $edge } ; pliez chaque feuille deux fois (le haut vers l'arrière, puis la gauche vers l'arrière), glissez les feuilles l'une dans l'autre, agrafez dans le pli, coupez en tête.
press-advice-gathered = Imprimez à 100 % (« taille réelle »), recto verso, retourné sur le { $edge } ; pliez par cahiers de { $pages } pages, posez les cahiers l'un sur l'autre, collez au dos.
press-front = recto
press-back = verso
press-cover = couverture
press-plan-cover = La couverture : une feuille { $paper }, avec un dos de { $width } mm.
press-head-signature = cahier
press-head-leaf = feuille
press-head-side = face
press-head-pages = pages, de gauche à droite et de haut en bas (↓ : tête en bas, – : blanche)
press-plan = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} sur { $leaves ->
    [one] 1 feuille
   *[other] { $leaves } feuilles
} { $paper }, à { $percent } % ; { $blanks ->
    [0] aucune page blanche
    [one] 1 page blanche
   *[other] { $blanks } pages blanches
}
press-left = reste en RVB : « { $name } » ({ $colour }), { $count ->
    [one] page
   *[other] pages
} { $pages }
press-left-nameless = reste en RVB : une couleur qui n'est pas du thème ({ $colour }), { $count ->
    [one] page
   *[other] pages
} { $pages }
press-left-pictures = { $count ->
    [one] reste en RVB : 1 image, page { $pages }
   *[other] restent en RVB : { $count } images (pages : { $pages })
}
press-left-gradients = restent en RVB : des dégradés ou des lettres en couleurs (pages : { $pages })
