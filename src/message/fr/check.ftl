# Ce que disent les vérifications de rédaction : src/check.

parted-address = une adresse de courriel n'a pas d'espace autour de « @ »
comma-address = adresse de courriel avec une virgule au lieu d'un point : elle ne sera pas un lien
veiled-address = une adresse de courriel s'écrit avec « @ » : elle ne sera pas un lien
cut-address = adresse coupée par une espace : le lien s'arrête là
wrapped-address = adresse coupée en fin de ligne : le lien s'arrête là
address-meant = écrivez { $meant }
bare-address = adresse sans début : elle ne sera pas un lien
    .label = il manque https://
    .hint = écrivez https://{ $address }, ou [{ $address }](https://{ $address })

drawing-glyphs = aucune police n'a ces caractères du dessin { $path } : { $letters }
    .label = ils manqueraient dans le dessin
    .hint = remplacez-les dans le dessin, convertissez-y ce texte en tracés, ou ajoutez au dossier « fonts/ » une police qui les possède
drawing-font = le dessin { $path } demande la police « { $font } », qui n'est pas là
    .label = ses mots seront dans une autre
    .hint = convertissez-y le texte en tracés, prenez une des polices de l'annexe ({ $families }), ou ajoutez la vôtre au dossier « fonts/ »
missing-glyphs = aucune police n'a les caractères de « { $text } »
missing-glyph = aucune police n'a le caractère « { $character } » (U+{ $code })
    .label = il manquerait sur la page
    .label-many = ils manqueraient sur la page
    .hint = remplacez-le, ou ajoutez au dossier « fonts/ » une police qui le possède
    .hint-many = remplacez-les, ou ajoutez au dossier « fonts/ » une police qui les possède
alike = { $message }, et { $count ->
    [one] un autre endroit
   *[other] { $count } autres endroits
} de même
    .note = c'est sans doute une seule cause, dans la mise en page ; les autres endroits : { $places }
    .hint-layout = ne raccourcissez pas ces textes : un même réglage de la mise en page (une largeur, une hauteur, une espace, un interligne, un « place ») leur laisse trop peu de place ; revenez sur ce que vous y avez changé
missing-again = { $count ->
    [one] de même à un autre endroit de ce fichier : ligne { $lines }
   *[other] de même à { $count } autres endroits de ce fichier : lignes { $lines }
}

empty-heading = intertitre sans texte
    .label = rien ne suit
    .hint = écrivez le texte en dessous, ou supprimez l'intertitre

list-punctuation = les points de cette liste finissent de deux façons
    .label = { $end ->
        [comma] ici, par une virgule
        [semicolon] ici, par un point-virgule
        [stop] ici, par un point
       *[nothing] ici, sans ponctuation
    }
    .label-usual = { $end ->
        [comma] là, par une virgule
        [semicolon] là, par un point-virgule
        [stop] là, par un point
       *[nothing] là, sans ponctuation
    }
    .hint = finissez-les tous de la même façon : rien, ou un point-virgule et un point au dernier

nearly-empty-page = la dernière page de la fiche, sa { $pages }e, n'a que quelques lignes
    .label = la fiche finit ici, en haut de la page { $page }
    .label-handout = dans le PDF de la fiche seule, elle finit ici, en haut de la page { $page }
    .hint = raccourcissez la fiche de quelques lignes, ou donnez-lui de quoi remplir cette page

long-sidebar = les repères sont trop longs pour tenir à côté du texte, même en petit
    .label = ils sont imprimés sur toute la largeur, au-dessus du texte ou en tête de la page suivante
    .label-handout = dans le PDF de la fiche seule, ils sont imprimés sur toute la largeur, au-dessus du texte ou en tête de la page suivante
    .hint = raccourcissez les repères ou le chapeau, et mettez le détail dans une section ; si presque toutes les fiches sont dans ce cas, c'est la mise en page qui leur laisse trop peu de place

low-resolution = image peu définie : { $resolution ->
        [0] moins d'un point
        [one] { $resolution } point
       *[other] { $resolution } points
    } par pouce
    .label = { $pixels ->
        [one] { $pixels } point imprimé
       *[other] { $pixels } points imprimés
    } sur { $width } cm
    .hint = prenez une image d'au moins { $wanted } points de large, l'original plutôt qu'une copie réduite

personal-data = personnes nommées avec leurs coordonnées : { $fields }
    .hint = assurez-vous de l'accord des personnes ; une fonction et un numéro de service suffisent souvent
# Entre deux champs.
personal-data-separator = { " ; " }
personal-data-names = { $count ->
    [one] { $count } nom
   *[other] { $count } noms
}
personal-data-numbers = { $count ->
    [one] { $count } numéro
   *[other] { $count } numéros
}
personal-data-emails = { $count ->
    [one] { $count } courriel
   *[other] { $count } courriels
}

file-name-alt = la description de l'image est un nom de fichier
    .label = lue à voix haute à la place de l'image
    .hint = dites ce que l'image montre à qui ne la voit pas : « Trois habitants plantent un arbre »
file-name-alt-empty = la description de l'image ne dit pas ce qu'elle montre

link-to-itself = ce lien mène à la fiche où il se trouve
    .label = vers elle-même
    .hint = nommez une autre fiche, ou supprimez le lien

dead-reference = il n'y a pas de fiche { $number }
    .label = cette référence ne mène nulle part
    .hint = l'annexe a { $count ->
        [one] { $count } fiche
       *[other] { $count } fiches
    } ; pour un lien : [texte](#identifiant)
    .hint-theme = un thème du guide se déclare dans annexe.yaml, sous « themes: »

repeated-passage = ce passage de { $count } mots est aussi dans la fiche « { $id } »
    .label = jusqu'à la ligne { $line }
    .label-other = le même passage, jusqu'à la ligne { $line }
    .hint = gardez-le là où il a sa place, et supprimez l'autre ; pour renvoyer de l'une à l'autre : [texte](#{ $id })
repeated-passage-twice = ce passage de { $count } mots est deux fois dans la fiche
    .hint = gardez-le là où il a sa place, et supprimez l'autre

cut-sentence = phrase coupée : la suite manque
    .label = la phrase s'arrête ici
    .hint = écrivez la fin de la phrase, ou supprimez ce début
    .hint-line = finissez la phrase sur cette ligne, par un point : la ligne suivante en commence une autre
    .hint-within = écrivez la fin de la phrase, et un point, avant « { $word } »
    .hint-semicolon = finissez la phrase par un point, ou écrivez la suite

missing-field = { $missing ->
    [objectives] il manque les objectifs dans les repères
    [contact] il manque un contact dans les repères
   *[both] il manque les objectifs et un contact dans les repères
}
    .label = dans ces repères
    .label-no-sidebar = cette fiche n'a pas de « reperes: »
    .hint = { $missing ->
        [objectives] sous « reperes: », ajoutez « objectifs: | »
        [contact] sous « reperes: », ajoutez « contact: | »
       *[both] sous « reperes: », ajoutez « objectifs: | » et « contact: | »
    }

missing-theme = cette fiche ne nomme aucun thème
    .label = cette fiche
    .hint = ajoutez sous le titre leurs numéros, par exemple « themes: [1, 3] »
    .hint-none = si elle n'en a aucun, écrivez « themes: [] »

silence-sheet = fiche inconnue : « { $id } »
    .label = cette fiche n'existe pas
    .hint-near = vouliez-vous dire « { $near } » ?
    .hint = corrigez son nom sous « silence: », ou supprimez-le

summary-title = le titre du sommaire n'est pas celui de la fiche
    .hint = corrigez l'un des deux, ou supprimez « titre_sommaire: » pour que le sommaire reprenne le titre
    .hint-silence = si la différence est voulue, dans annexe.yaml, sous « silence: », ajoutez : { $code }: [{ $id }]
summary-title-typography = le titre du sommaire diffère de celui de la fiche par la typographie seule (accents, guillemets, majuscules ou ponctuation)
summary-says = le sommaire dit « { $words } »
summary-says-quoted = le sommaire dit “{ $words }”
summary-says-nothing = le sommaire dit cela sans rien de plus
sheet-says = la fiche dit « { $words } »
sheet-says-quoted = la fiche dit “{ $words }”
sheet-says-nothing = la fiche dit cela sans rien de plus
missing-accent = la police n'a pas « { $cluster } » : une lettre et un accent à part
    .label = il manquerait sur la page
    .hint = retapez « { $letter } » sans cet accent, ou avec une lettre accentuée du clavier (é, è, ñ…)

unfinished-blanks = { $count ->
    [one] un passage reste à compléter : « À compléter » s'imprimerait
   *[other] { $count } passages restent à compléter : « À compléter » s'imprimerait
}
unfinished-manifest = { $count ->
    [one] un texte d'annexe.yaml reste à compléter : « À compléter » s'imprimerait
   *[other] { $count } textes d'annexe.yaml restent à compléter : « À compléter » s'imprimerait
}
    .hint = écrivez ce que la couverture, le sommaire et le pied des pages doivent dire : annexe, titre, guide, organisme, thèmes
unfinished = un passage à compléter s'imprimera tel quel
    .hint = écrivez le texte, ou supprimez ce repère ; une remarque pour vous se met hors du texte, sur sa ligne, après « # »
doubled-word = « { $word } » est écrit deux fois de suite
    .hint = supprimez l'un des deux
doubled-sign = « { $sign } » est écrit en double
sign-starting = « { $sign } » s'imprimera tel quel
    .hint = supprimez-le
    .hint-bold = le gras s'écrit **mot** : deux étoiles de chaque côté ; sinon, supprimez ce signe
    .hint-address = écrivez l'adresse entière, ou supprimez « http:// »
    .hint-link = un lien s'écrit [mot](https://…), l'adresse entre parenthèses ; sinon, supprimez ces crochets
never-closed = « { $open } » est ouvert et jamais fermé
    .hint = ajoutez « { $close } » à la fin du passage, ou supprimez le signe
spoilt = lettres abîmées : « { $written } » au lieu de « { $meant } »
    .hint = le texte a été enregistré ou copié dans un autre codage : recopiez-le depuis l'original, ou retapez ces lettres
misspelt-address = début d'adresse mal écrit : elle ne sera pas un lien
    .hint = écrivez { $meant }, sans espace, puis l'adresse
never-opened = « { $close } » est fermé sans avoir été ouvert
    .hint = ajoutez « { $open } » au début du passage, ou supprimez le signe
mark-alone = un guillemet droit (") est seul
    .hint = ajoutez celui qui manque, ou supprimez celui-ci ; en français : « mot »
lost-letter = « { $written } » : un point d'interrogation à la place d'une lettre
    .hint = retapez la lettre, par exemple : { $meant }
    .hint-question = si c'est une question, mettez une espace de chaque côté du signe : { $apart }
missing-space = « { $written } » : il manque une espace après la ponctuation
    .hint = écrivez : { $meant }
same-line = cette ligne est écrite deux fois de suite
same-sentence = cette phrase est écrite deux fois de suite
    .hint = supprimez l'une des deux
point-undashed = cette ligne n'est pas un point de la liste : elle s'imprimera à la suite
    .hint = si c'en est un, mettez un tiret et une espace devant elle, sous les autres tirets : « - point »
    .hint-beside = un point de liste par ligne : mettez celui-ci à la ligne, son tiret sous les autres
same-item = ce point est deux fois dans la liste
    .label-first = la première
    .hint = supprimez l'un des deux, ou dites ce qui les distingue
parted-sentence = phrase coupée par une ligne vide
    .hint = retirez la ligne vide qui suit : la phrase continue en dessous
cut-paragraph = le paragraphe finit sans point
    .label = la suite manque, ou le point final
    .hint = écrivez la fin de la phrase, ou mettez un point
cut-above-list = la phrase qui précède la liste n'est pas finie
    .hint = si elle annonce la liste, finissez-la par « : » ; sinon écrivez sa fin
cut-list = ces deux-points n'annoncent rien
    .label = rien ne suit
    .hint = écrivez ce qui devait suivre, ou finissez la phrase par un point
list-goes-on = le dernier point de la liste finit comme s'il en venait un autre
    .label = { $end ->
        [comma] par une virgule
       *[semicolon] par un point-virgule
    }
    .hint = ajoutez le point qui manque, ou finissez celui-ci par un point
cut-email = une adresse de courriel incomplète : elle ne sera pas un lien
    .hint = écrivez-la en entier, comme contact@example.org
personal-data-addresses = { $count ->
    [one] { $count } adresse
   *[other] { $count } adresses
}
lost-reference = un renvoi que Word a perdu s'imprimera tel quel
    .hint = écrivez à sa place ce à quoi il renvoyait (un titre, une page), ou supprimez ces mots
parted-word = un mot coupé au bout de la ligne : une espace s'imprimerait entre « { $head }- » et « { $tail } »
    .hint = écrivez-le sur une seule ligne : « { $head }{ $tail } », ou « { $head }-{ $tail } » si le trait d'union est du mot
