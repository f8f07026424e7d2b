# Ce que dit la composition : src/typeset.

date-out-of-range = date hors du calendrier
missing-date = l'annexe n'a pas de date
    .label = les PDF porteront celle du 1er janvier 1980
    .hint = ajoutez la date de parution : date: 2019-11-04
source-date-epoch = SOURCE_DATE_EPOCH n'est pas un nombre de secondes : « { $value } »

sheet-on-no-page = { $count ->
    [one] la fiche « { $ids } » n'est sur aucune page, ou la mise en page n'y marque pas où elle commence
   *[other] { $count } fiches ne sont sur aucune page, ou la mise en page n'y marque pas où elles commencent : { $ids }
}
    .hint = c'est cette mise en page qui doit imprimer la fiche : vérifiez qu'elle y appelle ce qui la compose (dans la mise en page habituelle : #pages(…) à la fin de handout.typ, la boucle sur annexe.sheets dans annex.typ), et qu'elle la marque <sheet-start> et <sheet-end> (layouts/README.md)
own-layouts = vos fichiers de mise en page, d'où cela peut venir : { $files }
sheet-without-start = la mise en page ne marque pas où commence une fiche
    .hint = écrivez, au début des pages de chaque fiche : #metadata((id: entry.id, number: entry.number)) <sheet-start> (layouts/README.md)
sheet-without-end = la mise en page ne dit pas où finit une fiche : elle la marque <sheet-start>, et pas <sheet-end>
    .hint = après le texte de chaque fiche, ajoutez : [#metadata((id: entry.id)) <sheet-end>] (layouts/README.md)
sheet-twice = la mise en page marque plus d'une fois { $count ->
    [one] la fiche « { $ids } »
   *[other] ces fiches : { $ids }
}
    .hint = une fiche commence et finit une seule fois : imprimez chaque fiche une fois, avec un seul <sheet-start> et un seul <sheet-end> (layouts/README.md) ; les numéros de page et les liens vers la fiche en viennent
layout-without-bleed = la mise en page ne dessine pas le fond perdu de { $bleed } mm que ce profil demande (fond_perdu)
    .hint = dans la mise en page, ajoutez : #import "../parts/bleed.typ": bleed puis #set page(bleed: bleed), et dessinez jusque-là ce qui touche le bord (layouts/README.md) ; si rien ne touche le bord : fond_perdu: 0
text-outside = du texte sort de la page { $page }
    .label = à peu près ici
    .hint = raccourcissez ce texte, ou coupez un mot trop long par une espace
text-put-outside = du texte sort de la page { $page } : « { $text } »
    .hint = ce n'est pas sa longueur : c'est la mise en page qui le place hors du papier ; corrigez la ligne montrée, ou la mesure dont elle se sert ({ $theme } et tokens/ : marges, hauteur d'un en-tête ou d'un pied, décalage)
text-over = « { $word } » dépasse de son cadre
    .hint = raccourcissez ce mot ou coupez-le par une espace, ou donnez plus de largeur à ce cadre dans la mise en page
text-below = un texte sort de son cadre par le bas, page { $page } : « { $text } »
    .hint = raccourcissez le texte de ce cadre, ou donnez plus de hauteur à ce cadre dans la mise en page
text-crossed = deux textes s'impriment l'un sur l'autre, page { $page } : « { $first } » et « { $second } »
    .label = « { $text } » vient d'ici
    .hint = raccourcissez l'un des deux, ou donnez-leur plus de place dans la mise en page ; si l'un n'est qu'un décor, mettez-le dans pdf.artifact(…)
    .hint-layout = « { $text } » ne vient d'aucun champ : c'est la mise en page qui l'imprime là, et c'est elle qu'il faut corriger ; déplacez-le, ou, s'il n'est qu'un décor (filigrane, grand numéro), mettez-le dans pdf.artifact(…)
    .hint-layouts = aucun des deux ne vient d'un champ : c'est la mise en page qui les imprime là, et c'est elle qu'il faut corriger ; déplacez l'un, ou, s'il n'est qu'un décor, mettez-le dans pdf.artifact(…)
text-crossed-margin = { $foot ->
        [true] le pied de page
       *[false] l'en-tête
    } s'imprime sur le texte, page { $page } : « { $first } » et « { $second } »
    .hint = donnez-lui sa place dans { $theme } : `foot` et `head` sont ses distances au bord du papier, `bottom-least` et `top` les marges où il doit tenir
text-beside-margin = { $foot ->
        [true] le pied de page
       *[false] l'en-tête
    } s'imprime dans les lignes du texte, page { $page } : « { $first } », à la hauteur de « { $second } »
text-tiny = un texte est trop petit pour être lu, page { $page } : « { $text } », { $size } pt
    .label = cette taille
    .hint = donnez-lui 6 pt au moins (size: 6pt) ; s'il n'est qu'un décor, mettez-le dans pdf.artifact(…)
lost-links = { $count ->
        [one] un lien n'est plus que du texte : { $url }
       *[other] { $count } liens ne sont plus que du texte, à commencer par : { $url }
    }
    .label = ces mots sont imprimés, mais ne mènent plus nulle part
    .hint = la mise en page n'imprime que les mots du lien ; une règle `show link: …` doit garder `it`, et non `it.body` seul
lines-touch = les lignes d'un texte se touchent, page { $page } : « { $text } »
    .label = lettres de { $size } pt, pour { $distance } pt d'une ligne à l'autre
    .other = « { $text } » (page { $page })
    .others = { $count ->
        [one] sans doute pour la même raison, d'autres lignes se touchent : { $places }
       *[other] sans doute pour la même raison, d'autres lignes se touchent à { $count } endroits : { $places }
    }
    .hint = augmentez la distance de ces lignes (dans { $theme } : `pitch` pour le texte courant, `distance` pour les titres), ou réduisez la taille de leurs lettres
text-written = ce texte
text-doubled = la mise en page imprime un texte deux fois de suite
    .label = ce texte
    .hint = imprimez-le une fois ; si l'autre n'est qu'un effet (une ombre, par exemple), mettez-la dans pdf.artifact(…), sans quoi une lecture à voix haute la répète
lost-words = { $count ->
    [one] { $count } mot manque
   *[other] { $count } mots manquent
} sur les pages : { $words }
    .label = ce texte n'est pas imprimé
    .label-link = ce lien n'est pas imprimé
    .label-bold = ces mots en gras ne sont pas imprimés
    .label-italic = ces mots en italique ne sont pas imprimés
    .label-note = cette note n'est pas imprimée
    .label-heading = cet intitulé n'est pas imprimé
    .label-list = ce point de liste n'est pas imprimé
    .label-numbered = ce point de liste numérotée n'est pas imprimé
    .label-caption = cette légende n'est pas imprimée
    .label-quote = cette citation n'est pas imprimée
    .label-callout = cet encadré n'est pas imprimé
    .label-statement = ce point de vue n'est pas imprimé
    .label-name = ce titre n'est pas imprimé
    .label-lead = ce chapeau n'est pas imprimé
    .label-sidebar = ce texte des repères n'est pas imprimé
    .label-credits = ce générique n'est pas imprimé
    .hint = la mise en page n'imprime pas ce texte, ou personne ne peut l'y lire (couleur de son fond, forme ou image par-dessus) : retirez-le, ou corrigez-la (layouts/README.md) ; ce qui n'est que dans un en-tête, un pied de page ou un décor ne compte pas, une lecture à voix haute ne le dit pas
    .label-given = sa couleur est donnée ici
    .label-ink = ce texte est de la couleur de son fond : { $colour }
    .label-clear = ce texte est presque transparent : { $colour }
    .hint-ink = personne ne peut le lire : donnez une autre couleur à ce texte ou à son fond, dans { $theme }
named-colour = { $code } ({ $names } dans { $theme })
lost-signs = { $count ->
    [one] { $count } signe manque
   *[other] { $count } signes manquent
} sur les pages : { $words }
lost-sign = le signe « { $sign } » n'est pas imprimé
    .label = il manque ici
    .hint = la mise en page ne peut retirer un signe des textes : corrigez la règle qui le fait (show) (layouts/README.md)
lost-apostrophe = l'apostrophe (’) n'est pas imprimée
lost-numbers = { $count ->
    [one] { $count } numéro de liste manque
   *[other] { $count } numéros de liste manquent
} sur les pages : { $numbers }
    .label = ce numéro n'est pas imprimé
    .hint = la mise en page doit imprimer le numéro de chaque point : enum(start: item.start, …) (layouts/README.md)
lost-calls = { $count ->
    [one] l'appel d'une note n'est pas imprimé
   *[other] les appels de { $count } notes ne sont pas imprimés
}
    .label = cette note est imprimée, son numéro dans le texte ne l'est pas
    .hint = la mise en page doit imprimer l'appel de chaque note : retirez la règle qui le cache (show footnote), ou corrigez-la (layouts/README.md)
lost-quotes = aucun guillemet « { $mark } » n'est imprimé
    .label = ce guillemet n'est pas imprimé
    .hint = la mise en page peut changer la forme des guillemets, non les retirer : corrigez la règle qui le fait (show), ou n'en dispensez que les citations (layouts/README.md)
text-faint = un texte se lit mal, page { $page } : « { $text } », { $ink } sur { $ground }
    .label = contraste de { $contrast } pour 1
    .hint = il faut au moins { $least } pour 1 pour que tous puissent le lire (RGAA 3.2 ; 3 pour un texte de 18 points, ou de 14 en gras) : foncez l'une des deux couleurs ou éclaircissez l'autre
    .hint-layout = il faut au moins { $least } pour 1 pour que tous puissent le lire (RGAA 3.2 ; 3 pour un texte de 18 points, ou de 14 en gras) : foncez l'une des deux couleurs ou éclaircissez l'autre ; si ce n'est qu'un décor (un filigrane, un grand numéro), mettez-le dans pdf.artifact(…)
text-veiled = un texte se lit mal à travers ce qui s'imprime dessus, page { $page } : « { $text } »
    .label = à travers ceci, contraste de { $contrast } pour 1
    .hint = il faut au moins { $least } pour 1 pour que tous puissent le lire (RGAA 3.2 ; 3 pour un texte de 18 points, ou de 14 en gras) : rendez ce dessin plus transparent, ou placez-le avant le texte pour qu'il s'imprime dessous
letters-stacked = les lettres d'un texte s'impriment les unes sur les autres, page { $page } : « { $text } »
    .label = ici, l'espace entre les lettres est réduit
    .hint = donnez à `tracking` une longueur qui en retire moins, ou aucune : les lettres ont déjà leur place
text-unread = un texte ne se voit pas, page { $page } : « { $text } », { $ink } sur { $ground }
    .label = cette couleur est celle du fond
    .hint = donnez au texte une autre couleur que celle de son fond dans { $theme } ; un texte qui n'est que décor se met dans pdf.artifact(…)
text-covered = un dessin cache un texte, page { $page } : « { $text } »
    .label = ceci est imprimé par-dessus
    .hint = déplacez ce dessin, ou placez-le avant le texte pour qu'il s'imprime dessous ; un texte qui n'est que décor se met dans pdf.artifact(…)
lost-picture = l'image « { $path } » n'est pas sur les pages
    .label = cette image n'est pas imprimée
    .hint = la mise en page n'imprime pas cette image : retirez-la, ou complétez la mise en page (layouts/README.md)
lost-description = l'image « { $path } » est imprimée sans sa description
    .label = cette description n'est pas dans le PDF
    .hint = la mise en page doit donner la description telle quelle : image(…, alt: item.alt) (layouts/README.md)

layout-without-entry = la mise en page « { $name } » n'est pas complète : { $path } manque
    .hint = une mise en page a deux fichiers, annex.typ pour l'annexe et handout.typ pour une fiche à part
unknown-layout = mise en page inconnue : « { $name } »
    .label = pas de layouts/{ $name }/
    .hint-near = vouliez-vous dire « { $near } » ?
    .hint-names = mises en page possibles : { $names }
    .hint = pour la mise en page habituelle, supprimez la ligne ; pour une à vous, créez layouts/NOM/annex.typ et layouts/NOM/handout.typ

missing-icon = icône absente : « { $name } »
    .label = pas de layouts/{ $path }
    .hint-near = vouliez-vous dire « { $near } » ?
    .hint-path = un nom d'icône n'a ni dossier ni extension : écrivez « icone: { $name } »
    .hint-names = icônes possibles : { $names }
    .hint = pour une icône à vous, posez un dessin de 24 × 24 dans layouts/{ $path }
bad-icon = icône inutilisable : { $why }
    .hint = une icône est un fichier SVG de 24 × 24, dessiné en blanc
blank-icon = icône invisible : « { $name } » est tout entière de la couleur de son fond, { $colour }
    .hint = dessinez-la d'une autre couleur, le blanc par exemple

contract-number = la version du contrat est un nombre entier
    .label = ici, autre chose
    .hint = écrivez : #let { $name } = { $ours }
layout-contract = cette mise en page demande la version { $version } du contrat, annexe { $program } fournit la version { $ours }
    .label = demandée ici
    .hint-newer = installez une version d'annexe qui la fournit, ou écrivez la mise en page pour la version { $ours }
    .hint-older = adaptez la mise en page à la version { $ours }, puis changez ce nombre
    .hint = layouts/README.md dit ce que chaque version contient

# Ce qui se composait quand une mise en page a échoué.
located-sheet = fiche « { $id } »
located-field = fiche « { $id } », « { $key } »
located-sidebar = fiche « { $id } », repères, « { $key } »
located-section = fiche « { $id } », section { $number } « { $called } »
fails-without-sheets = la même erreur survient sans aucune fiche
fails-without-text = la même erreur survient sans le texte de la fiche

typesetting-annex = en composant l'annexe
typesetting-redline = en composant les modifications
typesetting-checks = en vérifiant les mises en page
typesetting-sheet = en composant la fiche « { $id } »

# Les pas qui mènent à l'erreur.
step-call = « { $name } », appelé depuis { $place }
step-nameless-call = appelé depuis { $place }
step-show = « { $name } », montré depuis { $place }
step-import = « { $name } », importé depuis { $place }
step-include = « { $name } », inclus depuis { $place }

unusable-font = ce fichier n'est pas une police que le programme sait lire
    .hint = remplacez-le par la police en .ttf ou en .otf, ou retirez-le de fonts/
missing-font = police absente : { $name }
    .hint-near = vouliez-vous dire « { $near } » ?
    .hint = posez son fichier (.ttf ou .otf) dans fonts/, ou nommez une police que l'annexe a : { $families }
layout-stops = la mise en page s'arrête : { $why }
layout-stops-condition = la mise en page s'arrête : une condition n'est pas remplie
layout-unstable = la mise en page ne se stabilise pas : { $what }
    .others = { $count ->
        [one] une autre valeur ne se stabilise pas non plus, sans doute pour la même raison
       *[other] { $count } autres valeurs ne se stabilisent pas non plus, sans doute pour la même raison
    }
    .values = valeurs successives : { $values }
    .hint = ce que la mise en page lit des pages (compteur, état, position, query) ne doit pas changer ce qu'elle lit
unstable-counter = le compteur « { $name } »
unstable-state = l'état « { $name } »
unstable-pages = le numéro de page
unstable-measure = un élément mesuré par measure
unstable-page = la page où se trouve { $name }
unstable-position = la place de { $name }
unstable-count = le nombre d'éléments { $name }
layout-token-given = « { $name } » est donné ici
layout-token-list = { $empty ->
    [true] « { $name } » est une liste vide : il lui faut une valeur au moins
   *[other] « { $name } » est une valeur seule, et la mise en page y lit une liste
}
    .hint-one = une liste d'un seul élément s'écrit avec une virgule : { $code }
    .hint = écrivez par exemple { $code }
layout-token-names = « { $name } » est une valeur sans nom, et la mise en page y en lit plusieurs par leur nom
layout-token-length = « { $name } » est { $of ->
        [text] un texte
        [share] une part (en %)
       *[other] un nombre sans unité
    }, et la mise en page y lit une longueur
layout-token-number = « { $name } » est une longueur, et la mise en page y lit un nombre sans unité
layout-idle-rule = une règle qui ne change rien : ce fichier est importé, et ne met lui-même rien en page
    .label = sans effet ici
    .hint = changez plutôt le jeton qui porte ce réglage (layouts/theme.typ), ou écrivez la règle dans le fichier par où les pages commencent (annex.typ, handout.typ), avant ce qu'elle règle
layout-selector = une règle « show » porte sur un élément (heading, link, figure…), un texte ou un label
    .hint = vérifiez le nom qui suit « show » ; une fonction à soi s'écrit derrière les deux-points ; `locate` et `style` n'existent plus : écrivez context {"{"} … {"}"}
layout-undisplayed = un compteur s'imprime par son nom, et non par son nombre
    .label = imprimé tel quel
    .hint = écrivez { $code }
layout-spilling = les lignes ont { $measure } mm de large, et la page ne leur en laisse que { $left }
    .label = donné trop tard : ce qui se calcule de la page l'est déjà
    .hint = changez `width` et `side` là où la page est donnée (#let page = {"{"} … {"}"}) : `measure` et tout ce qui en dépend se calculent alors d'eux-mêmes
layout-cramped = { $none ->
    [true] les marges ne laissent aucune place au texte { $across ->
        [true] en largeur
       *[other] en hauteur
    }
   *[other] les marges ne laissent au texte que { $left } mm { $across ->
        [true] de large
       *[other] de haut
    }
}
    .label = à réduire
    .hint = { $across ->
        [true] réduisez `side`, la marge de chaque côté, ou agrandissez la page (`width`)
       *[other] réduisez les marges du haut et du bas (`top`, `bottom-least` ou `bottom`), ou agrandissez la page (`height`)
    }
layout-created = { $what } vient d'ici
layout-unstable-somewhere = la mise en page ne se stabilise pas
layout-no-title = le PDF n'a pas de titre
    .hint = ajoutez à ce fichier : #set document(title: collection().document.title)
layout-unclosed = une parenthèse, un crochet, une accolade ou une formule ne se ferme pas
    .label = d'ici, la suite ne se comprend plus
    .quote = un guillemet manque sur cette ligne : il en faut un avant et un après chaque texte
    .line = celle-ci ne se ferme pas sur sa ligne
layout-slips = { $count ->
    [one] une autre erreur de ce fichier en découle sans doute
   *[other] { $count } autres erreurs de ce fichier en découlent sans doute
}
layout-unknown-name = nom inconnu : { $name }
    .hint-define = une fonction ou une valeur se définit par #let, comme : #let nom(argument) = {"{ … }"} ou #let nom = 3
    .hint-word = dans la langue de Typst, cela s'écrit : { $name }
    .hint-text = un texte s'écrit entre crochets : [{ $name }]
layout-undefined = { $count ->
    [one] nom que le fichier importé ne définit pas : { $names }
   *[other] noms que le fichier importé ne définit pas : { $names }
}
    .hint = { $count ->
        [one] définissez-le dans ce fichier par #let, au premier niveau, ou corrigez son nom ici
       *[other] définissez-les dans ce fichier par #let, au premier niveau, ou corrigez leur nom ici
    }
layout-unmarked = du code qui n'est pas exécuté : il manque un « # »
    .label = le programme prend ceci pour un texte
    .hint = il manque un # : écrivez « #{ $code } »
    .hint-text = si c'est bien un texte à imprimer, écrivez-le #"entre guillemets"
layout-unlet = un jeton qui ne change pas : il manque « #let »
    .hint = écrivez : { $code }
layout-closed-twice = une fermante « { $bracket } » est sans doute de trop juste avant cette virgule : retirez-la
layout-remark = une remarque s'écrit derrière deux barres : { $remark }
layout-hash-space = le « # » touche ce qui le suit : { $code }
layout-show-set = pour changer l'aspect d'un texte, écrivez : { $rule }
layout-pairs = des noms et leurs valeurs se mettent entre parenthèses, et non entre accolades : (nom: valeur)
layout-sign-here = « { $sign } » n'a pas sa place ici
layout-numbering = ce modèle de numéros n'en est pas un
    .hint = un modèle contient ce qui compte : "1", "a", "A", "i", "I" ou "*" (pour des signes), comme "1." ou "(a)"
layout-symbol = ce signe n'a pas cette forme
    .hint = corrigez le mot qui suit le dernier point, ou écrivez le signe lui-même entre guillemets, comme "→"
layout-comment = commentaire ouvert par « /* » et jamais fermé
    .label = { $count ->
        [one] cette ligne n'est pas lue
       *[other] les { $count } lignes à partir d'ici ne sont pas lues
    }
    .hint = fermez-le par « */ »
layout-nonconforming = le PDF ne serait pas conforme ({ $standards }) : { $why }
layout-levels = un titre de niveau { $to } suit un titre de niveau { $from }
    .hint = un titre est au plus d'un niveau sous le précédent : changez le « level: » de heading
layout-first-level = le premier titre doit être de niveau 1
layout-alt = une image n'a pas de description
    .hint = donnez-la à image(…, alt: "…") ; ce qui est un simple décor va dans pdf.artifact(…)
layout-structure = { $what } contient ce qui n'y a pas sa place
layout-bare-content = { $whole } ne peut contenir directement du texte ou un dessin
layout-part = { $whole } ne peut contenir { $part }
layout-show-rule = une règle « show », ou ce qui se dessine par-dessus la page, en est sans doute la cause ; un décor va dans pdf.artifact(…)
layout-foreground = le premier plan de la page serait lu au milieu du texte
    .hint = s'il ne fait pas partie du texte, écrivez : foreground: pdf.artifact(…)
layout-no-form = la police { $font } n'a pas « { $text } »
    .hint = prenez une police qui l'a, ou retirez ce texte de la mise en page
layout-colour-length = ce code de couleur n'a pas la bonne longueur : # et six chiffres, comme "#1F2A33"
layout-colour-digits = ce code de couleur a autre chose que des chiffres de 0 à 9 et de A à F
layout-colour-text = le jeton « { $name } » est un texte, et non une couleur
layout-font-quotes = le nom d'une police s'écrit entre guillemets droits : "{ $name }"
layout-choice-near = « { $text } » n'est pas l'une de ces valeurs : est-ce "{ $near }" ?
layout-colour-write = écrivez : rgb("{ $text }")
layout-colour-write-code = « { $text } » n'est pas un nom de couleur connu : écrivez le code de la couleur, comme rgb("#1F2A33")
layout-import = ce nom est d'un autre fichier : importez-le en tête de celui-ci : { $import }
layout-subtraction = pour une soustraction, mettez des espaces autour du signe moins : { $shown }
layout-by-zero = division par zéro
    .hint = une mesure dont cette ligne se sert est nulle, ou il ne reste rien à côté d'une autre : revenez sur les largeurs, les espaces et les tailles que vous avez changées
layout-empty-array = la liste est vide
layout-argument = argument de trop
layout-argument-name = argument inconnu : { $name }
layout-no-argument = argument absent : { $name }
layout-too-deep = une fonction s'appelle elle-même sans fin
    .hint = une de ses branches doit finir sans l'appeler : if … {"{"} fini {"}"} else {"{"} l'appel {"}"}
layout-choices = { $first } ou l'une de { $more } autres valeurs
layout-endless = cette boucle ne finit jamais
    .hint = une boucle « while » finit quand sa condition devient fausse ; pour parcourir une liste : for x in liste {"{ … }"}
layout-no-key = clé absente du dictionnaire : { $key }
layout-out-of-bounds = la liste n'a pas d'élément { $index } (elle en a { $length }, le premier est 0)
layout-no-method = { $of } n'a pas de méthode « { $name } »
layout-operation = opération impossible : { $one } { $sign } { $other }
    .hint-join = les éléments d'une liste s'impriment à la suite par .join() : blocks.map(fr).join()
layout-expected-found = attendu : { $wanted } ; reçu : { $found }
    .hint-runs = le texte d'une fiche est une liste de morceaux : rich(…) en fait du contenu, display(…) celui d'un titre, letters(…) ses lettres (parts/runs.typ, voir layouts/README.md) ; une autre liste : liste.join()
layout-expected = attendu : { $wanted }
    .hint-block = ce qui dépend de « if », « for » ou « while » se met entre accolades : ouvrez-en une ici « {"{"} », et fermez-la « {"}"} » à la fin
    .hint-expression = il manque ici une valeur ou un bloc entre accolades {"{ … }"} ; au besoin, regardez aussi la fin de la ligne d'avant
    .hint-equals = une fonction se définit par #let, son nom, un signe = et un bloc : #let nom(argument) = {"{ … }"}
    .hint-comma = séparez deux valeurs par une virgule, et regardez si la parenthèse se ferme là où elle doit
layout-unit = une longueur a une unité : { $length }
typst-boolean = vrai ou faux
typst-integer = nombre entier
typst-float = nombre
typst-decimal = nombre décimal
typst-length = longueur
typst-relative-length = longueur relative
typst-ratio = pourcentage
typst-fraction = fraction (fr)
typst-angle = angle
typst-color = couleur
typst-gradient = dégradé
typst-tiling = motif répété
typst-stroke = filet
typst-alignment = alignement
typst-string = texte
typst-content = contenu
typst-array = liste
typst-dictionary = dictionnaire
typst-function = fonction
typst-arguments = arguments
typst-expression = expression
typst-identifier = nom
typst-comma = virgule
typst-colon = deux-points
typst-block = bloc
typst-line-end = point-virgule ou fin de ligne
typst-or = {" ou "}
layout-lacks-key = « { $key } » manque ici
    .hint = ajoutez « { $key } » à ces valeurs : les mises en page s'en servent
    .hint-replaced = ces valeurs remplacent toutes celles qu'il y avait, « { $key } » comprise ; pour n'en changer qu'une partie, ajoutez-les aux autres : { $code }
layout-unitless = une longueur s'écrit avec son unité : 24mm, 11pt, 2cm
    .named = « { $name } » vaut { $number }, sans unité ; une longueur s'écrit avec la sienne : { $number }mm, { $number }cm ou { $number }pt
layout-bound-key = on ne donne pas une seule de ces valeurs par son nom ; ajoutez-la aux autres : { $code }
layout-values = { $many ->
        [true] plus de valeurs à droite que de noms à gauche
       *[false] moins de valeurs à droite que de noms à gauche
    }
layout-keys = les noms qu'il y a là : { $keys }
layout-hidden-function = « { $name } » est ici un dictionnaire de la mise en page, qui cache la fonction de Typst : écrivez std.{ $name }
layout-quote = « { $sign } » n'est pas un guillemet de code
    .hint = dans du code, un texte se met entre guillemets droits : "…" ; coupez, dans votre éditeur, les guillemets automatiques
layout-sign = « { $sign } » n'a pas sa place dans du code
    .hint = un texte s'écrit entre guillemets droits : { $text }
layout-closing = « { $bracket } » de trop, ou son ouvrante manque
    .hint = retirez-la, ou ajoutez l'ouvrante plus haut : chaque ( [ {"{"} a sa fermante, dans l'ordre inverse
layout-unclosed-text = un texte ouvert par un guillemet ne se ferme pas
    .hint = ajoutez le guillemet " à sa fin
layout-loop = « for » parcourt une liste ; reçu : { $of }
    .hint = une liste d'un seul élément s'écrit avec une virgule : (9pt,)
layout-fieldless = { $of } n'a pas de champ
    .hint = ce qui se calcule s'écrit avec des parenthèses, comme .len() ou .first() ; un élément se prend par son rang, comme .at(0)
layout-uncalled = ce nom est une fonction, et une fonction n'a pas de champ
    .hint = appelez-la d'abord, avec des parenthèses, comme : #let annexe = collection() puis annexe.document
layout-language = le code d'une langue a deux ou trois lettres
    .hint = comme lang: "fr" pour le français, region: "fr" pour la France
layout-region = le code d'un pays a deux lettres
layout-cyclic = deux fichiers s'importent l'un l'autre
    .hint = retirez l'un des deux #import, ou mettez ce dont les deux ont besoin dans un troisième fichier
layout-empty-heading = un titre est vide
    .hint = donnez un texte à ce titre (ou au jeton dont il vient, dans theme.typ), ou retirez heading(…)
layout-parted = un nombre et son unité s'écrivent sans espace : { $length }
layout-assigned = ici, un nom et sa valeur se lient par deux-points : { $pair }
layout-length-quoted = une longueur s'écrit sans guillemets : { $length }
layout-semicolon = entre parenthèses, deux valeurs se séparent par une virgule, et non par un point-virgule
layout-decimal = un nombre s'écrit avec un point, la virgule sépare deux valeurs : { $number }
layout-needed = donnez « { $name }: … » à l'appel, ci-dessus
layout-hash = un « # » n'a pas sa place ici : c'est déjà du code
    .hint-print = pour imprimer un « # », écrivez \#
    .hint = retirez-le
layout-twice = « { $name } » est donné deux fois
layout-unit-unknown = unité inconnue : { $unit }
    .hint = les longueurs s'écrivent en pt, mm, cm, in ou em, les parts en %
layout-between = un nombre de { $least } à { $most } est attendu
layout-no-labels = { $count ->
    [one] rien ne porte la marque { $labels } dans le document
   *[other] rien ne porte ces { $count } marques dans le document : { $labels }
}
    .again = ici aussi
    .hint = la mise en page renvoie à ce qu'elle n'imprime pas, ou qu'elle ne marque pas de ce nom : vérifiez qu'elle imprime bien toutes les fiches (#for entry in annexe.sheets … dans annex.typ), et que le nom demandé ici est celui qu'elle pose au début de chaque fiche, par exemple #metadata(none) #std.label("sheet:" + entry.id)
layout-size = un texte d'une taille nulle ou négative : { $size }
    .label = « { $name } » : personne ne peut lire ce texte
    .hint = écrivez une taille supérieure à zéro, par exemple size: 11pt ; pour ne pas imprimer un texte, retirez-le de la mise en page
font-without = la police « { $family } » n'a pas les lettres de ce texte : « { $text } »
    .note = { $count ->
        [one] une lettre lui manque : { $letters }
       *[other] { $count } lettres lui manquent : { $letters }
    }
    .hint = une autre police de l'annexe les a, et la mise en page l'interdit (fallback: false) : retirez « fallback: false », ou nommez cette autre police après elle, comme font: ("{ $family }", "Carlito")
letterless-font = la police « { $names } » n'a aucune lettre de vos textes
    .label = « { $token } » ne nomme aucune autre police : une autre, que vous n'avez pas choisie, sera prise à sa place
    .hint = nommez d'abord une police qui a des lettres, comme : { $given }
layout-label-twice = plusieurs endroits du document portent la marque { $name }
    .hint = une marque est posée une seule fois : vérifiez que la mise en page n'imprime pas deux fois la même fiche (boucle écrite deux fois, fiche appelée deux fois), et que chaque std.label(…) est à un seul endroit
layout-inside-letter = l'élément { $index } est demandé à un texte : une liste est attendue
    .hint = une liste d'un seul élément s'écrit avec une virgule : ("✓",)
layout-svg = ce dessin SVG est mal formé
layout-in-paragraph = « { $what } » ne peut se trouver dans un paragraphe, et n'est pas imprimé
layout-stops-none = la mise en page s'arrête : une valeur qu'il lui faut n'est pas donnée
layout-stops-equal = la mise en page s'arrête : une valeur ne doit pas être { $value }
layout-stops-unequal = la mise en page s'arrête : { $one } n'est pas égal à { $other }
layout-no-field = { $of } n'a pas de « { $name } »
layout-context = ceci ne peut s'employer que dans une expression « context »
    .hint = écrivez « context » devant toute l'expression qui en dépend
layout-inks = une couleur est donnée en encres (cmyk), et les PDF de l'annexe sont en RVB
    .label = écrivez rgb("{ $code }")
    .label-some = écrivez-la avec rgb
    .hint = l'encre que l'imprimeur emploie se dit dans annexe.yaml : profils, presse, encres, { $name } : {"{"}cmjn: [{ $parts }]{"}"}
typst-label = marque
typst-operation = opération
typst-semicolon = point-virgule
typst-location = emplacement
typst-selector = sélecteur
typst-pattern = nom ou liste de noms
typst-pair = nom et valeur
typst-module = module
typst-type = type
unstable-error = erreur
layout-unread-token = rien ne lit « { $name } » : ce jeton n'a pas d'effet
    .keys = les clés qui existent ici : { $names }
layout-internal = Typst ne sait pas écrire ce PDF : { $why }
    .hint = le plus souvent, un élément ne tient pas sur la page : agrandissez-la, réduisez ses marges, ou laissez les blocs se couper (breakable: true)
layout-no-file = la mise en page lit un fichier qu'elle n'a pas : { $path }
    .hint = une mise en page ne lit que layouts/, et ce que le programme lui donne : /data et /pictures ; le texte d'une fiche vient de sheet-data(id), jamais de sources/ (layouts/README.md)
    .hint-layouts = vérifiez le nom de ce fichier, ou posez-le là
layout-path-out = ce chemin sort du dossier de la mise en page : { $path }
    .hint = une mise en page ne lit que layouts/, et ce que le programme lui donne : /data et /pictures (layouts/README.md)
layout-backslash = un chemin s'écrit sans « \ »
    .hint = écrivez-le avec des barres obliques : { $path }
no-packages = les paquets ne sont pas admis dans une mise en page
    .hint = copiez dans layouts/ ce qui vous en sert : une annexe se compose sans réseau, et pareille dans dix ans
attached-place = cette image dit où elle a été prise, et ce PDF la donnera telle quelle
    .hint = enlevez le lieu de l'image (Windows : clic droit, Propriétés, Détails, « Supprimer les propriétés »), ou faites le PDF sans --attach
attach-changed = { $path } a changé pendant que le PDF se faisait
    .hint = rien n'a été écrit ; recommencez

unknown-colour = couleur inconnue : « { $name } »
    .label = la mise en page n'a pas de couleur de ce nom
    .hint-names = couleurs de la mise en page : { $names }
    .hint = ce sont les noms de theme.typ, à « #let colour »
ink-none = « { $name } » n'a aucune encre : ce qui est de cette couleur, même des mots, ne s'imprimera pas
    .hint = écrivez l'encre qu'il faut en pour cent, par exemple cmjn: [0, 0, 0, 100] pour du noir, ou ôtez cette ligne pour garder la couleur de l'écran
ink-same-colour = « { $name } » et « { $other } » sont une même couleur, avec deux encres
    .hint = donnez-leur la même encre, ou changez l'une des deux couleurs dans theme.typ
ink-first = l'autre est ici
