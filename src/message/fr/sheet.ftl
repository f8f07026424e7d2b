# Ce qui ne va pas dans une fiche ou dans le manifeste : src/sheet, sans le texte des fiches.

second-time = la seconde fois

keys-expected = { $name } : des clés étaient attendues
    .label = ici, { $kind }
    .hint = une clé s'écrit « titre: … », une par ligne
keys-expected-sheet = la fiche : des clés étaient attendues
keys-expected-section = la section : des clés étaient attendues
missing-key-hint = ajoutez une ligne « { $name }: … »
missing-key-manifest = le manifeste n'a pas de « { $name }: »
missing-key-sheet = la fiche n'a pas de « { $name }: »
missing-key-type = le type de section « { $owner } » n'a pas de « { $name }: »
missing-key-field = le champ « { $owner } » n'a pas de « { $name }: »
missing-key-section = la section n'a pas de « { $name }: »
    .hint = écrivez « texte: | » et le texte en dessous, ou supprimez la section
missing-heading = la section n'a ni « type: » ni « titre: »
    .hint = ajoutez « type: contexte » (ou un autre type), ou « titre: … »
empty-key = « { $name }: » est vide
    .label = rien ne suit
    .label-null = pour YAML, « { $word } » veut dire « rien » ; entre guillemets droits, c'est un mot : "{ $word }"
    .label-remark = ce qui suit « # » est une remarque : YAML ne le lit pas
    .hint = écrivez le texte, ou supprimez la ligne
    .hint-required = écrivez le texte ; s'il commence par « # », mettez-le entre guillemets droits ("…")
long-line = plus de { $limit } caractères ici
    .label = trop long pour un titre ou une mention
    .hint = raccourcissez, et mettez le détail dans un texte
unknown-key = clé inconnue : « { $name } »
    .label = cette clé n'existe pas ici
    .hint-holder = « { $name } » n'a pas de clé à soi : mettez ce texte sur sa ligne, sous « { $owner }: | »
    .hint-space = une espace invisible s'est glissée dans ce mot : effacez-le et retapez « { $near }: »
    .hint = clés possibles : { $known }
    .hint-sentence = si c'est une phrase avec « : », mettez-la entre guillemets droits ("…") ou sous « texte: | »
    .hint-field = pour un champ à vous, donnez-lui un titre et un texte, sur deux lignes décalées : « titre: … », « texte: … »
text-not-list = « { $name }: » attend un texte
    .label = ici, une liste
    .hint = pour une liste dans le texte, écrivez « { $name }: | » et la liste en dessous
text-not-keys = « { $name }: » attend un texte, pas des clés
    .label = le « : » qui suit en fait une clé
    .hint = mettez la phrase entre guillemets droits ("…")
    .hint-block = ou écrivez « { $name }: | » et la phrase en dessous, décalée de deux espaces
number-expected = { $name } : un nombre était attendu
    .label = ici, { $kind }
    .hint = un numéro entier ; plusieurs s'écrivent entre crochets : [1, 3]
    .hint-themes = numéros des thèmes : { $themes }
    .hint-theme = pour « { $title } », écrivez { $number }
list-expected = « { $name }: » attend une liste
    .label = ici, { $kind }
    .hint = chaque section commence par un tiret : « - type: contexte »

bad-number = « { $key } » : « { $value } » ne convient pas
    .hint = écrivez un nombre de { $least } à { $most }
bad-date = date incorrecte : « { $date } »
    .hint = écrivez-la année-mois-jour : 2019-11-04
theme-no-number = un thème est un numéro et un titre
    .label = ici, pas de numéro
    .hint = écrivez : 3: La participation des personnes
theme-declared-twice = le thème { $number } est déclaré deux fois
theme-named-twice = le thème { $number } est nommé deux fois
    .hint = supprimez-le
listed-twice = la fiche « { $id } » est dans la liste deux fois
    .label-first = la première
    .hint = supprimez l'une des deux lignes
unknown-theme = thème inconnu : { $number }
    .label = non déclaré
    .hint = thèmes déclarés dans annexe.yaml : { $declared } ; ajoutez-y celui-ci, ou corrigez son numéro
    .hint-none = déclarez-le dans annexe.yaml, sous « themes: »

unknown-template = gabarit inconnu : « { $name } »
unknown-motif = motif inconnu : « { $name } »
unknown-section-type = type de section inconnu : « { $name } »
    .hint-own = pour une section sans type, écrivez seulement « titre: … »
unknown-name = ce nom n'existe pas
    .hint = noms possibles : { $known }
plain-lead = le chapeau ne contient que des paragraphes
    .label = dans ce chapeau
    .hint = mettez la liste, la citation ou l'image dans une section, ou sous « texte: »

section-type-taken = le type de section « { $name } » existe déjà
    .label = ce nom est celui d'un type du format
    .hint = choisissez un autre nom ; pour changer le titre d'une seule section, écrivez « titre: … » dans la fiche
bad-section-type = nom de type de section incorrect : « { $name } »
    .hint = { identifier-rule } : paroles-habitants

never-silent = « { $name } » ne se tait pas
    .label = c'est une erreur, à corriger
unknown-code = code inconnu : « { $name } »
    .label = ce code n'existe pas
    .hint = codes possibles : { $known }
flag-expected = « { $name } » : oui ou non est attendu, pas « { $value } »
    .hint = écrivez « { $name }: oui », ou retirez cette ligne

# Les encres de l'imprimeur.
ink-four = « cmjn » attend quatre nombres entre crochets
    .hint = cyan, magenta, jaune et noir, en pour cent : cmjn: [100, 80, 0, 10]
ink-empty = « { $name } » n'a pas d'encre
    .label = avec quoi l'imprimer ?
    .hint = dites-le en dessous : « cmjn: [100, 80, 0, 10] », ou « ton_direct: PANTONE 286 C » et le « cmjn » qui lui ressemble
ink-looks = « { $name } » : il manque à quoi cette encre ressemble
    .hint = ajoutez « cmjn: [100, 80, 0, 10] » : on s'en sert à l'écran, et sur les presses qui n'ont pas cette encre
ink-reserved = « { $name } » ne peut pas être le nom d'un ton direct
    .hint = c'est le nom d'une des quatre encres, ou un mot réservé des PDF ; écrivez celui du nuancier, par exemple PANTONE 286 C
ink-tint-alone = « teinte » ne concerne que les tons directs
    .hint = avec « cmjn », écrivez des nombres plus petits
ink-two-looks = « { $name } » : deux « cmjn » pour la même encre
ink-two-names = « { $name } » : la même encre s'écrit de deux façons
ink-agree = une encre a un nom, écrit partout pareil, et un seul « cmjn » ; pour une couleur plus claire, gardez-les et ajoutez « teinte: 40 »
ink-heavy = « { $name } » demande { $total } % d'encre, et le papier en prend { $most }
    .hint = baissez les nombres : leur somme ne doit pas dépasser { $most }
    .hint-most = si l'imprimeur en accepte plus, dites-le avec « encrage_max: »
ink-pages = { $count ->
    [one] page
   *[other] pages
} { $pages }
ink-rich-text = « { $name } » est un noir de plusieurs encres, et du texte est composé avec
    .hint = pour le texte, le noir seul : cmjn: [0, 0, 0, 100] ; au moindre décalage, les autres encres le bordent de couleur
ink-small-text = du texte de moins de { $size } points est imprimé de { $plates } encres, en « { $name } »
    .hint = il sera flou au moindre décalage : donnez à cette couleur une seule encre (noir ou ton direct), ou composez ce texte en plus grand dans theme.typ
ink-knocked = des lettres blanches de moins de { $size } points sont réservées dans « { $name } », un noir de plusieurs encres
    .hint = au moindre décalage, les encres bouchent les lettres : prenez le noir seul (cmjn: [0, 0, 0, 100]) ou un ton direct, ou composez ce texte en plus grand
