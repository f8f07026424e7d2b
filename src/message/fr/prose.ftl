# Ce qui ne va pas dans le texte des fiches : src/sheet/prose.rs, src/sheet/prose.

prose-definition = une adresse à part ne s'imprime pas
    .hint = écrivez le lien dans la phrase : [le site](https://example.org)
    .hint-bracket = ou, pour imprimer un crochet, faites-le précéder d'une barre oblique inverse : \[
prose-rule = les filets ne sont pas admis
    .hint = supprimez cette ligne ; une section s'ouvre par « - type: »
prose-too-deep = trop de niveaux de listes ou de citations
    .hint = { $limit } niveaux au plus : ramenez ce passage vers la marge
prose-table = les tableaux ne sont pas admis
    .hint = dites-le en liste : une ligne du tableau par point
    .hint-bar = ou, pour imprimer une barre, faites-la précéder d'une barre oblique inverse : \|
prose-code = les blocs de code ne sont pas admis
    .hint = supprimez les lignes de « ``` » ; une citation s'écrit « > »
prose-backtick = l'accent grave « ` » n'est pas admis
    .hint = supprimez les deux accents graves ; pour citer un mot : « mot » ou *mot*
prose-struck = le texte barré n'est pas admis
    .hint = supprimez le passage, ou les « ~~ » qui l'entourent
prose-indented = texte décalé de quatre espaces ou plus
    .hint = ramenez-le au même retrait que le paragraphe qui précède
    .hint-list = ramenez-le sous le texte de son point : deux espaces de plus que le tiret ou le numéro
forbidden-entity = caractère interdit : { $name }
    .hint = supprimez ce code de caractère

heading-underlined = une ligne de « --- » ou « === » fait un titre du texte qui la précède
    .hint = supprimez cette ligne ; un intertitre s'écrit « ### Place des élus », entre deux lignes vides
heading-here = pas d'intertitre ici
    .hint = un intertitre se place dans le texte d'une section, hors des listes et des citations
    .hint-sign = pour imprimer un « # », faites-le précéder d'une barre oblique inverse : \#
heading-empty = intertitre vide
    .hint = écrivez son texte, ou supprimez les « # »
heading-high = niveau de titre réservé à la fiche et à ses sections
    .hint = un intertitre s'écrit « ### Place des élus »
    .hint-section = une section s'ouvre dans « sections: », par « - type: contexte » ou « - titre: … »
heading-deep = niveau d'intertitre trop profond
    .hint = deux niveaux existent : « ### » (➤) et « #### » (simple)

callout-unknown = encadré inconnu : « { $name } »
    .hint-near = vouliez-vous dire [!{ $near }] ?
    .hint = il y a [!encadre] (un encadré, avec son titre) et [!exergue] (une phrase mise en avant)
callout-unopened = un encadré mal ouvert s'imprimera tel quel
    .hint = un encadré s'écrit « > [!encadre] Titre », puis « > texte », après une ligne vide
quote-empty = citation ou encadré sans texte
    .hint = écrivez son texte après « > », ou supprimez la ligne

html-comment = un commentaire HTML s'imprimerait
    .hint = mettez vos remarques hors du texte, sur une ligne YAML qui commence par « # »
html-title = ces codes de HTML s'imprimeront tels quels : un titre n'en a pas
html-tag = la balise HTML <{ $name }> s'imprimera telle quelle
    .hint-pair = écrivez { $written } à la place
    .hint-bold = le gras s'écrit **mot**
    .hint-italic = l'italique s'écrit *mot*
    .hint-break = un retour à la ligne s'écrit par une barre oblique inverse en fin de ligne
    .hint-raised = un exposant s'écrit ^mot^
    .hint-link = un lien s'écrit [texte](https://example.org)
    .hint-paragraph = une ligne vide sépare deux paragraphes
    .hint-delete = supprimez la balise
    .hint-underlined = le souligné n'existe pas ; le gras s'écrit **mot**
    .hint-heading = un intertitre s'écrit « ### Titre »
    .hint-item = un point de liste s'écrit « - point »
    .hint-table = supprimez les balises, et dites le tableau en liste
    .hint-picture = une image s'écrit ![ce qu'elle montre](photo.jpg)

link-title = le titre d'un lien ne s'imprime pas
    .hint = écrivez « { $title } » dans la phrase
link-empty = lien sans texte
    .hint = écrivez entre les crochets ce que l'on lira
link-target = adresse de lien incorrecte : « { $target } »
    .hint = un lien mène à https://…, http://…, mailto:… ou à une autre fiche : (#identifiant)
    .hint-email = pour un courriel : mailto:{ $target }
    .hint-start = il manque le début : https://{ $target }
    .hint-file = pour une autre fiche, son nom après un dièse : (#{ $id })
    .hint-picture = pour une image, mettez « ! » juste devant le crochet : !{ $written }
link-near-miss = un lien ou une image mal écrits s'imprimeront tels quels
    .hint = ni espace dans l'adresse ni entre « ] » et « ( » : [le site](https://example.org)
    .hint-close = fermez la parenthèse après l'adresse : { $meant }
    .hint-spaces = une adresse avec des espaces s'écrit entre chevrons : ![…](<ma photo.jpg>)
    .hint-straight = la légende se met entre guillemets droits : { $meant }
    .hint-meant = écrivez { $meant }
    .hint-picture = une image s'écrit ![ce qu'elle montre]({ $path })
    .hint-sheet = vers une autre fiche : [{ $shown }](#identifiant) ; vers un site : [{ $shown }](https://example.org)
    .hint-address = l'adresse s'écrit à la suite, entre parenthèses : [{ $shown }](https://example.org)

picture-near-miss = image mal écrite : elle s'imprimerait en toutes lettres
picture-in-text = une image au milieu d'un texte
    .hint = mettez l'image seule dans son paragraphe, entre deux lignes vides
    .hint-quote = dans un encadré ou une citation, mettez l'image seule entre deux lignes qui n'ont que « > »
    .hint-sign = pour imprimer « ![ », écrivez « !\[ »
picture-placement = on ne sait pas placer une image « { $name } »
    .hint = écrivez {"{"}demi{"}"} (moitié de la largeur), {"{"}cote{"}"} (le texte à côté), ou rien (toute la largeur)
picture-braces = « { $written } » ne place pas l'image : ce qui la place s'écrit entre accolades
    .hint = écrivez { $braced }, juste après la parenthèse
picture-alone = aucun texte ne peut se mettre à côté de cette image
    .hint = faites suivre l'image d'un paragraphe, d'une liste, ou d'un intertitre et de son texte
    .hint-full = ou supprimez {"{"}cote{"}"} : l'image prendra toute la largeur
picture-alone-list = dans une liste, le texte ne se met pas à côté d'une image
    .hint = sortez l'image de la liste, avant le premier point ou après le dernier, ou supprimez {"{"}cote{"}"}
picture-no-description = image sans description
    .hint = dites entre les crochets ce que l'image montre, pour qui ne la voit pas : ![Une fresque…](…)
    .hint-key = dites sous « { $key }: » ce que l'image montre, pour qui ne la voit pas : « description: Une fresque… »
picture-key = « { $key } » nomme un fichier, et ne dit pas ce que l'image montre
    .hint =
        écrivez sur des lignes à elles, décalées de deux espaces :
        { $key }:
        { "  " }fichier: { $file }
        { "  " }description: { $alt }
    .described = Une fresque…
    .markdown = « { $key } » s'écrit avec des clés, pas comme une image dans un texte
picture-key-value = « { $key }: » est seul sur sa ligne : le nom du fichier se met en dessous
    .hint = supprimez ce qui suit « { $key }: » : « fichier: », en dessous, nomme l'image

note-missing = la note [^{ $label }] n'existe pas
    .hint = ajoutez, après une ligne vide : [^{ $label }]: le texte de la note.
    .hint-sign = pour imprimer ces crochets : \[^…]
note-colon = une espace sépare [^{ $label }] de son deux-points : ce n'est pas une note
    .hint = collez le deux-points au crochet : [^{ $label }]: le texte de la note.
note-empty = la note [^{ $label }] est vide
    .hint = écrivez son texte après « : », ou supprimez-la avec son appel
note-twice = la note [^{ $label }] est écrite deux fois
    .label-first = la première fois
    .hint = donnez un autre numéro à l'une des deux
note-not-text = une note ne contient que du texte
    .hint = écrivez la note en une ou plusieurs phrases, sans liste ni citation
note-uncalled = rien n'appelle la note [^{ $label }]
    .hint = écrivez [^{ $label }] dans le texte, là où la note doit être appelée, ou supprimez-la
note-in-note = une note n'en appelle pas une autre
    .hint = réunissez les deux notes en une seule
note-in-heading = une note ne s'appelle pas dans un intertitre
    .hint = appelez-la dans le texte qui suit
note-called-twice = la note [^{ $label }] est appelée deux fois
    .hint = elle s'imprimerait deux fois : gardez un seul appel, ou écrivez une seconde note

sign-bullet = « { $sign } » ne fait pas une liste : tout s'imprimera à la suite
    .hint = un point de liste s'écrit « - point », sur sa ligne ; une ligne vide avant le premier
    .hint-deep = ce tiret est trop à droite : laissez devant lui { $spaces } espaces, sous le texte du point au-dessus
    .hint-bar = écrivez « | » après la clé, et la liste en dessous, décalée, un point par ligne : « - point »
sign-pointed = « { $sign } » s'imprimera devant cette ligne, qui a l'air d'un intertitre
    .hint = écrivez, entre deux lignes vides : { $written }
sign-heading = cet intertitre s'imprimera avec ses « # »
    .hint = mettez une espace après les « # », et une ligne vide avant : ### Place des élus
sign-bold = des étoiles s'imprimeront telles quelles
    .hint = le gras s'écrit **mot** : deux étoiles de chaque côté, sans espace entre elles et le mot
    .hint-even = mettez autant d'étoiles de chaque côté : **mot** pour du gras, *mot* pour de l'italique
    .hint-space = une espace entre les étoiles et le mot qui les touche, ou la ponctuation hors des étoiles : { $written }
sign-hard-space = une espace insécable suit « { $sign } » : tout s'imprimera tel quel
    .hint = effacez-la, et retapez une espace ordinaire après « { $sign } »
sign-letters = ces lignes ne font pas une liste : tout s'imprimera à la suite
    .hint = un point de liste s'écrit « - point », un point numéroté « 1. point », chacun sur sa ligne ; une ligne vide avant le premier
    .hint-kept = pour garder vos lettres, laissez une ligne vide entre les lignes
sign-line-end = un caractère invisible (U+{ $code }), collé depuis une page web, coupe ici la ligne
    .hint = supprimez-le, et mettez ce qui suit sur la ligne en dessous, sous le début de celle-ci
sign-table = ces lignes ont l'air d'un tableau collé : ses colonnes s'imprimeront à la suite
    .hint = les fiches n'ont pas de tableaux ; faites-en une liste, un point par ligne : « - 2019 : 12 personnes, à Mézin »
sign-remark = cette remarque s'imprimera : « { $sign } » ne la cache pas
    .hint = une remarque commence par « # » et se met hors des textes : sur sa ligne, au bord, au-dessus d'une clé
sign-folded = ces lignes ne font pas une liste : sans « | », tout s'imprimera à la suite
    .label = il manque « | » ici
    .hint = écrivez « { $key }: | », et tout le texte en dessous, décalé de deux espaces
    .hint-marks = écrivez « { $key }: | », et tout le texte en dessous, sans ses guillemets, décalé de deux espaces
sign-folded-paragraphs = sans « | », la ligne vide ne sépare pas deux paragraphes : ils s'imprimeront à la suite
sign-folded-marks = sans « | », cette ligne ne fera ni intertitre, ni citation, ni encadré, ni note : tout s'imprimera à la suite
    .hint = écrivez « | » à la place de « > » après la clé : avec « > », toutes les lignes du texte n'en font qu'une
sign-folded-lines = sans « | », ces lignes s'imprimeront à la suite, sur une seule
sign-arrow = « { $arrow } » s'imprimera tel quel
    .hint = écrivez un mot à la place, ou la flèche → elle-même
sign-call-missed = cet appel de note n'en est pas un : il s'imprimera tel quel
    .hint = une note s'appelle par [^1], le chapeau (^) derrière le crochet ; son texte s'écrit plus bas, après une ligne vide : [^1]: le texte de la note.
sign-call = ce numéro entre crochets s'imprimera tel quel : il n'appelle pas de note
    .hint = une note s'appelle par [^1] ; son texte s'écrit plus bas, après une ligne vide : [^1]: le texte de la note.
sign-italic = « { $sign } » s'imprimera tel quel : rien ne le ferme, ou une espace le sépare du mot
    .hint = l'italique s'écrit { $sign }{ $word }{ $sign }, sans espace à l'intérieur ; pour imprimer le signe : \{ $sign }
sign-backslash = « \ » s'imprimera tel quel : rien ne le suit
    .hint = supprimez-le ; pour aller à la ligne, mettez-le à la fin d'une ligne qu'une autre suit
sign-backslash-idle = « \ » s'imprimera tel quel : ce qui le suit n'en a pas besoin
sign-raised = « ^ » s'imprimera tel quel : un exposant en a deux
    .hint = écrivez ^{ $word }^ ; pour imprimer le signe : \^
sign-foreign = « { $sign } » s'imprimera tel quel
    .hint-quotes = écrivez « { $written } »
    .hint-line = allez à la ligne à la place ; laissez une ligne vide pour commencer un paragraphe
    .hint-braces = supprimez les accolades ; un intertitre s'écrit « ### Titre »
    .hint-delete = supprimez ces codes ; le gras s'écrit **mot**, l'italique *mot*
sign-attribute = « { $sign } » s'imprimera tel quel : un titre n'a pas de nom derrière lui
    .hint = supprimez-le
sign-box = une case à cocher s'imprimera telle quelle
    .hint = supprimez les crochets, ou dites en un mot ce qui est fait
sign-placed = « { $name } » s'imprimera tel quel : cela ne se met que derrière une image
    .hint = écrivez ![ce qu'elle montre](photo.jpg){ $name }, seul dans son paragraphe ; ou supprimez « { $name } »
sign-glued = cette ligne ne fait pas un point de liste : il manque une espace
    .hint = un point de liste s'écrit « - point », un point numéroté « 1. point », avec une espace ; une ligne vide avant le premier
empty-item = ce point de liste est vide : son tiret s'imprimera seul
    .hint = écrivez le point, ou supprimez la ligne
same-number = « { $value } » est déjà le numéro du point précédent
    .hint = numérotez à la suite (1. 2. 3.), ou écrivez « 1. » devant tous les points : le programme compte
sign-dialogue = ces répliques s'imprimeront à la suite, sur la même ligne
    .hint = finissez par une barre oblique inverse (\) la ligne au-dessus de chacune : elle ira à la ligne
sign-lost = « { $sign } » ne s'imprimera pas : en début de ligne, il ouvre { $kind ->
        [quote] une citation
       *[list] un point de liste
    }
    .hint = pour imprimer le signe, mettez une barre oblique inverse devant : \{ $sign }
    .hint-block = { $kind ->
        [quote] pour une citation, laissez une ligne vide au-dessus
       *[list] pour une liste, écrivez « - point », et laissez une ligne vide au-dessus
    }
sign-swallowed = cette ligne s'imprimera { $kind ->
        [quote] dans la citation ou l'encadré
        [note] dans la note
       *[list] dans le point de liste
    } au-dessus
    .hint = laissez une ligne vide entre les deux, pour qu'elle n'en soit pas
    .hint-inside = { $kind ->
        [quote] si elle en est, commencez-la par « > »
        [note] si elle en est, décalez-la de quatre espaces
       *[list] si elle en est, décalez-la de deux espaces
    }
sign-blank = cette ligne a l'air vide, et ne l'est pas : les deux paragraphes n'en feront qu'un
html-entity = « { $name } » est le nom que HTML donne à un caractère
    .hint = écrivez { $sign } à la place
    .hint-blank = mettez une espace à la place ; le programme la rend insécable où il le faut
sign-lowered = « ~ » s'imprimera tel quel : il n'y a pas d'indices ici
    .hint = écrivez { $word } à la place
    .hint-plain = supprimez les « ~ »
sign-marked = « == » s'imprimera tel quel : il n'y a pas de surlignage ici
    .hint = supprimez ces signes, ou mettez le passage en gras : **mot**
item-astray = ce point est mal décalé : il compte parmi ceux du dessus
    .hint = laissez { $below } espaces devant s'il dépend du point au-dessus, { $beside } s'il n'en dépend pas
item-astray-apart = ce point n'est décalé que d'un espace : il sort de la liste au-dessus
prose-tabbed = une tabulation commence cette ligne
    .hint = supprimez-la : le texte commence sous celui du paragraphe qui précède
note-colon-lost = il manque le deux-points après [^{ $label }] : ce n'est pas une note
marked-value = ces guillemets s'imprimeront autour du texte entier
    .hint = effacez-les, sauf si c'est une citation
lead-alone = le chapeau a { $count } paragraphes, et la fiche n'a ni « texte: » ni « sections: »
    .hint = si la ligne « texte: | » a disparu, remettez-la au-dessus du paragraphe où le texte commence
bent-title = ces guillemets s'imprimeront : ce ne sont pas ceux que YAML connaît
    .hint = effacez-les ; ou, si le titre est une citation, écrivez « { $written } »
    .hint-value = effacez-les ; ou, si c'est une citation, écrivez « { $written } »
sign-folded-title = cette ligne s'imprimera dans le titre au-dessus
    .hint = un titre tient sur sa ligne : mettez celle-ci sous « texte: | », ou supprimez-la
