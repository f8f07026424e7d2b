# Ce que l'import dit de ce qu'il a lu : src/import, src/cli/import.

import-unnamed-sheet = { $title } commence une fiche que le sommaire ne nomme pas
import-sheet-absent = fiche du sommaire absente du texte : { $text }
import-sheet-merged = { $text } commence une seconde fois dans la fiche { $title } : la fiche du sommaire qui manque est peut-être ici ; faites un titre de celui qu'elle a dans le texte et importez de nouveau
import-summary-column = sommaire : colonne sans place dans le manifeste, ni titre, ni page, ni thème numéroté : { $text }
import-order = les fiches ne sont pas dans l'ordre du sommaire ; l'ordre du texte est gardé
import-back-cover = quatrième de couverture : répète l'organisme, que la mise en page y remet
import-link-mended = lien vers la fiche { $id } rétabli
import-link-nowhere = lien interne sans cible, gardé comme texte : { $text }
import-link-not-web = lien gardé comme texte, son adresse n'est pas du web : { $text }
import-film = générique trouvé : fiche mise en page comme un film
import-note-uncalled = note { $label } sans appel : laissée dans le texte
import-note-absent = appel de la note { $label } sans note
import-note-outside = note { $label } appelée hors du texte : mise en paragraphe
import-cover-again = couverture répétée : { $text }
import-cover-title = titre de l'annexe : la ligne en gras sous « Annexe » et son numéro, { $text }
    .line = titre de l'annexe, d'après sa place : la ligne sous « Annexe » et son numéro, { $text }
import-cover-untitled = couverture sans titre reconnu : { $text } est mis dans « organisme: » ; si c'est le titre de l'annexe, déplacez-le sous « titre: » dans annexe.yaml
import-cover-guess = { $text } mis sur la couverture, sous « { $key }: », d'après sa place : si c'est le début d'une introduction, ôtez-le d'annexe.yaml
import-cover-guessed = lignes au-dessus du titre de la première fiche lues comme la couverture, et mises dans annexe.yaml
import-title-plain = { $title } lu comme le titre d'une fiche, d'après sa place au-dessus de ses sections : aucun titre n'est marqué
import-first-bare = { $title } lu comme le titre de la première fiche, qui n'a ni section ni repères : si c'est une introduction, ôtez-la
import-number-kept = ligne qui numérote une fiche, laissée dans le texte : { $text } ; si une fiche commence ici, faites-en un titre et importez de nouveau
import-before-first = texte avant la première fiche, qui n'a pas de place dans le manifeste : { $text }
import-outside = texte hors des fiches, qui n'a pas de place dans le manifeste : { $text }
    .part = titre d'une partie de l'annexe, et non d'une fiche : { $text } ; il est gardé en remarque à la fin d'annexe.yaml, avec ce qui le suit
    .front = titre de ce qui précède les fiches, et non d'une fiche : { $text } ; il est gardé en remarque à la fin d'annexe.yaml, avec ce qui le suit
    .end = titre de ce qui termine l'annexe, et non d'une fiche : { $text } ; il est gardé en remarque à la fin d'annexe.yaml, avec ce qui le suit
import-guide-capitals = titre du guide laissé en capitales, faute de connaître ses accents : { $text }
import-sign = signe illisible, ou d'une police de symboles : laissé de côté
import-conversion = commentaire de la conversion laissé de côté
    .named = remarque cachée dans le texte, laissée de côté : { $text }
import-link-title = titre d'un lien laissé de côté : « { $title } »
import-picture-out = image laissée de côté : { $text }
import-included = document inclus dans le document : non lu
import-note-unused = note que rien n'appelle, laissée de côté : { $text }
import-object = objet incorporé : seule son image est reprise, s'il en a une
import-in-hint = écrit entre les crochets d'une consigne du formulaire, gardé : { $text }
import-bracketed = { $count ->
    [one] une réponse garde les crochets du formulaire : ôtez-les, ils s'imprimeraient
   *[other] { $count } réponses gardent les crochets du formulaire, à partir d'ici : ôtez-les, ils s'imprimeraient
}
import-row-joined = ligne de REPÈRES sans rubrique, jointe à celle d'avant : { $text }
import-themes-text = thèmes : des numéros étaient attendus, mis dans le texte : { $text }
import-note-heading = note appelée dans un titre : mise en paragraphe sous lui
import-no-title = aucun titre dans ce document : la fiche porte le nom du fichier
import-heading-empty = titre sans texte, laissé de côté : « { $label } »
import-text-before = texte avant le titre, ou dans REPÈRES sans rubrique : mis au début de la fiche
import-hidden-section = section masquée laissée de côté : { $text }
import-field-empty = champ de formulaire vide, laissé de côté
import-field-text = champ de formulaire mis en paragraphe : { $text }
import-cell-covered = cellule recouverte par une autre, laissée de côté : { $text }
import-contents = table des matières laissée de côté : le programme en fait une
import-text-box = zone de texte mise dans le texte, à cet endroit
import-box-callout = zone de texte mise en encadré : { $text }
import-grid = tableau de { $rows } lignes lu comme une fiche : ses lignes sont le titre, les repères et les sections
import-table = tableau de { $rows } lignes et { $columns } colonnes mis en liste, une ligne par point
import-table-layout = tableau de mise en page : ses cellules se suivent dans le texte
import-picture-absent = absente du document
import-picture-why = { $why } ; { $remedy }
import-note-callout = note appelée dans le titre d'un encadré : mise sous lui
import-note-contact = note appelée dans un contact : mise à la suite
import-row = ligne de tableau : mise en paragraphe
import-picture-alt = image sans texte de remplacement : décrivez-la à la place de « Image à décrire »
import-hidden = texte masqué laissé de côté : { $text }
import-note-empty = appel d'une note qui n'a pas de texte : retiré
import-picture-note = image dans une note : laissée de côté
import-comment = commentaire de { $author } : { $text }
import-left-empty = champ à remplir, laissé vide : { $text }
import-running = en-tête ou pied de page laissé de côté : { $text }
import-changes = { $changes } modifications suivies, acceptées : ajouts gardés, suppressions retirées
import-symbols = { $lost_signs } { $lost_signs ->
    [one] signe de police de symboles laissé
   *[other] signes de polices de symboles laissés
} de côté
import-formulas = { $formulas } formules mises en texte : à relire
refused-old-word = c'est un document de l'ancien format Word (.doc)
refused-password = un mot de passe protège ce document
    .hint = enregistrez-en une copie sans mot de passe, puis importez cette copie
refused-flat = c'est un document ODT à plat (.fodt)
    .hint = ouvrez-le dans LibreOffice, puis « Enregistrer sous » : Texte ODF (.odt)
refused-rtf = c'est un document RTF
refused-unknown = ce n'est pas un document Word ou ODT
refused-empty = le fichier est vide
refused-damaged = le fichier est abîmé ou incomplet
    .part = le fichier est abîmé ou incomplet ({ $part })
    .hint = demandez à son auteur de vous l'envoyer de nouveau, ou ouvrez-le dans Word ou LibreOffice et enregistrez-le
refused-not-filled = rien n'est encore rempli dans ce formulaire
    .hint = ouvrez-le dans Word ou LibreOffice et écrivez à la place des textes « À remplir » ; tout est facultatif, sauf le titre
refused-no-text = ce document n'a pas de texte
    .hint = si c'est un document numérisé, passez-le par une reconnaissance de texte
refused-other = c'est { $what }, et non un document Word ou ODT
refused-large = le fichier dépasse { $most } Mo
    .hint = réduisez ses images (Word : Fichier > Compresser les images), ou importez-le en plusieurs fichiers
refused-bomb = « { $part } » se déploie démesurément : ce n'est pas un document
    .hint = vérifiez d'où vient ce fichier ; s'il est sûr, ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau
refused-parts = { $count } parties dans ce document : { $most } au plus
refused-name = une partie du document porte un nom dangereux : « { $name } »
refused-doctype = « { $part } » déclare un type de document, ce que Word et ODT ne font pas
refused-complex = « { $part } » est trop compliqué pour être lu
refused-long = plus de { $most } Mo de texte
    .hint = importez-le en plusieurs fichiers
refused-save-again = ouvrez-le dans Word ou LibreOffice, puis « Enregistrer sous » : Document Word (.docx) ou Texte ODF (.odt)
kind-png = une image PNG
kind-jpeg = une image JPEG
kind-gif = une image GIF
kind-bmp = une image BMP
kind-tiff = une image TIFF
kind-pdf = un PDF
kind-web = une page web
kind-gzip = une archive gzip
kind-7z = une archive 7z
kind-rar = une archive RAR
kind-calc = un classeur LibreOffice
kind-impress = une présentation LibreOffice
kind-draw = un dessin LibreOffice
kind-math = une formule LibreOffice
kind-chart = un graphique LibreOffice
kind-base = une base de données LibreOffice
kind-openoffice = un document d'OpenOffice 1
kind-pages = un document Pages
kind-zip = une archive zip
kind-excel = un classeur Excel
kind-powerpoint = une présentation PowerPoint
kind-compressed = un fichier compressé (Word, ODT, zip)
kind-old-word = un ancien fichier Word (.doc)
kind-rtf = un fichier RTF
kind-picture = une image
import-before-title = texte avant le titre : mis au début de la fiche
import-sidebar-text = texte de l'encadré REPÈRES sans rubrique, mis dans le texte : { $told }
import-title-long = titre trop long : mis en paragraphe
import-title-note = titre qui n'a qu'une note : mis en paragraphe
import-title-guessed = titre de la fiche : la première ligne, faute de style « Titre »
import-lowered = indice mis sur la ligne, un texte n'en a pas : { $text }
import-page-named = renvoi à la page { $text }, gardé comme texte : le programme refait les pages, nommez plutôt la fiche ou la section
import-titles-guessed = aucun style de titre dans ce document : { $guessed } lignes lues comme des titres, à relire
    .sections = aucun titre de section n'a de style dans ce document (« Titre 1 ») : { $guessed } lignes lues comme des titres, à relire
import-sheet-guessed = autre fiche commencée ici, faute de style « Titre » : { $title } ; si ce n'est pas une fiche, remettez ce texte dans celle d'avant
import-title-several = titre de la fiche lu ici : { $text } ; cette ligne pourrait l'être aussi : { $other } ; gardez l'une sous « titre: »
import-section-again = la section { $text } revient : une autre fiche commence peut-être au-dessus ; donnez alors le style « Titre » à son titre et importez de nouveau
import-no-section = aucune section reconnue : tout est sous « texte: » ; séparez-y les sections, ou donnez le style « Titre 1 » à leurs titres (« ## » dans un texte Markdown) et importez de nouveau
    .text = aucune section reconnue : tout est dans le chapeau et les repères ; mettez-y les sections à part, avec le style « Titre 1 » pour leurs titres (« ## » dans un texte Markdown), et importez de nouveau
import-attribution = { $text } lu comme l'auteur des paroles citées au-dessus, et non comme un point de liste
import-callout = encadré : { $text }
import-section-read = { $text } lu comme le titre d'une section « { $kind } »
import-section-untyped = section sans type : { $text }
import-bold-heading = ligne en gras, ou en capitales, lue comme un intertitre : { $text }
import-capitals-kept = ligne en capitales laissée dans les repères ou leur suite, un titre peut-être : { $text }
    .text = ligne en capitales laissée dans le texte, un titre peut-être : { $text }
    .plain = ligne laissée dans le texte, le titre d'une section peut-être : { $text }
import-lines-guessed = titres de section sans marque : { $count ->
        [one] une ligne lue comme un titre de section d'après ses mots, à relire
       *[other] { $count } lignes lues comme des titres de sections d'après leurs mots, à relire
    } : { $texts }
import-lettered = liste à lettres, mise en liste numérotée : un renvoi à l'une d'elles est à corriger
import-lone-item = liste d'un seul élément, lue comme un titre d'après ses mots : { $text }
import-item-heading = point en gras, au-dessus d'une liste, lu comme un intertitre : { $text }
import-level = titre lu comme un intertitre malgré son niveau : { $text }
import-section-pattern = section « { $kind } » reconnue à { $text }, par le motif « { $pattern } »
import-sentence-joined = phrase coupée : recollée à ce qui la précède
import-title-sentence = titre qui se lit comme une phrase : mis en paragraphe, { $text }
import-item-joined = paragraphe rattaché au point { $text }
refused-large-file = le fichier dépasse { $most } Mo
import-to-correct = { $file } : { $error }, à corriger
import-glyph = { $name }, ligne { $line } : { $what } ; remplacez-le avant de composer
import-sentence-cut = phrase coupée, la suite manque peut-être : { $text }
import-passage-again = passage déjà lu, fiche { $other } : { $text }
import-subtitle = sous-titre : { $text }
import-second-title = titre juste sous un autre, lu comme le sous-titre de { $title } : { $text } ; si c'est une autre fiche, donnez un texte à la première
import-last-page = nombre seul à la fin de la fiche, lu comme un numéro de page et laissé de côté : { $text }
    .kept = nombre seul à la fin de la fiche, gardé : { $text } ; si c'est un numéro de page, ôtez-le
import-summary-pages = numéros de page et titres de colonnes du sommaire, que le programme imprime lui-même : { $text }
import-page-numbers = { $count } { $count ->
    [one] numéro de page laissé
   *[other] numéros de page laissés
} de côté
import-maker = auteur ou date du document, laissé de côté, car une fiche n'en porte pas : « { $text } » ; à remettre sous « generique: » s'il faut l'imprimer
import-running-heads = titre courant répété sur { $count } pages, laissé de côté : { $head }
import-words-cut = { $count ->
    [one] mot coupé
   *[other] { $count } mots coupés
} en fin de ligne par un trait d'union, à recoller : { $words }
import-sidebar-ends = texte courant sous REPÈRES, rendu au texte : { $text }
import-sidebar-picture = image dans l'encadré REPÈRES, qui n'en a pas : mise dans le texte juste après ; ôtez-la si elle n'y dit rien (un logo, par exemple)
import-mail-end = fin d'un courriel (formule de politesse, signature), qui n'est pas de la fiche : { $text } ; elle est gardée en remarque à la fin d'annexe.yaml
import-run-in = libellé au début d'un paragraphe, lu comme le titre d'une section : { $text }
import-above-form = ligne au-dessus d'un formulaire, qui n'est pas le titre de la fiche, laissée de côté : { $text }
import-picture-automatic = description d'image faite par un programme, laissée de côté : { $text }
import-above-title = numéro au-dessus d'un titre, laissé de côté : { $text }
import-title-joined = titre sur deux lignes, réuni avec : { $text }
import-title-number = numéro de fiche laissé de côté, hors du titre : { $text }
import-title-label = libellé laissé de côté, hors du titre de la fiche : { $text }
import-struck = texte barré, gardé sans son trait ; à ôter s'il n'est plus vrai : { $text }
import-title-again = titre répété en tête de page, laissé de côté : { $text }
import-contents-title = titre du sommaire, que le programme imprime lui-même : { $text }
import-sidebar-untitled = encadré REPÈRES reconnu à ses rubriques, sans son titre : { $text }
import-sidebar-bare = encadré REPÈRES sans rubrique reconnue, laissé dans le texte : { $text }
import-sidebar = encadré REPÈRES sorti du texte, qui se suit
import-field-own = champ propre à la fiche dans REPÈRES : { $text }
import-field-without = champ vide dans REPÈRES : { $text }
import-item-level = point de REPÈRES remis au niveau des autres : { $text }
import-theme-titles = le thème { $number } a deux titres au sommaire ; le premier est gardé : { $kept } ; l'autre est noté à la fin du manifeste : { $other }
import-theme-untitled = le thème { $number } n'a pas de titre au sommaire : à compléter
import-cover-link = lien de la couverture : le manifeste n'en garde que les mots, sans l'adresse { $target }
import-cover-picture = image de la couverture, laissée de côté
    .named = image de la couverture, laissée de côté (« { $alt } »)
import-picture-refused = image { $name } laissée de côté : { $why }
    .named = image { $name } (« { $alt } ») laissée de côté : { $why }

import-many-files = plus de { $most } fichiers
import-files-large = { $path } : ces fichiers dépassent ensemble { $most } Mo
import-text-large = { $path } : ce texte dépasse { $most } Mo
import-in-pieces = importez-le en plusieurs fois, chaque morceau dans son dossier
import-markdown = il faut du Markdown en UTF-8 ; un convertisseur (pandoc) en fait un de votre document
import-other = { $path } est { $what }, pas un texte
import-no-file = { $path } n'est pas un fichier ordinaire (tube ou périphérique)
    .hint = enregistrez son contenu dans un fichier, puis importez celui-ci
import-no-text = { $path } n'est pas un texte
import-not-utf8 = { $path } n'est pas un texte en UTF-8
    .hint = enregistrez-le de nouveau, avec l'encodage « UTF-8 » (« Enregistrer sous » de l'éditeur)
import-html = { $path } est une page HTML
import-none-hint = rien n'a été écrit ; pour commencer une annexe vide : annexe init DOSSIER
import-pieces-hint = rien n'a été écrit ; importez cette annexe en plusieurs fois, chaque morceau dans son dossier
import-folder-taken = { $folder } contient déjà des fiches
    .hint = rien n'a été écrit ; choisissez un autre dossier avec --into, ou remplacez avec --force
    .hint-cover = rien n'a été écrit : « { $cover } » a été lu comme la couverture d'une annexe entière ; pour n'ajouter que ses fiches, ôtez du document ce qui les précède ; { $force }
    .force = --force remplacerait le manifeste, ses thèmes et son ordre
    .lost = --force n'y peut rien : il remplacerait annexe.yaml, et { $count ->
        [one] une fiche qui est là et ne revient pas y perdrait sa place
       *[other] { $count } fiches qui sont là et ne reviennent pas y perdraient leur place
    } ({ $sheets }) ; pour une collection à part, donnez un autre dossier à --into
    .hint-carried = rien n'a été écrit, même avec --force : la collection du PDF remplacerait annexe.yaml, et { $count ->
        [one] une fiche qui est là et n'en est pas y perdrait sa place
       *[other] { $count } fiches qui sont là et n'en sont pas y perdraient leur place
    } ({ $sheets }) ; donnez un autre dossier à --into, ou ajoutez ses fiches sans --force
    .hint-summary = rien n'a été écrit : un sommaire au début en fait une annexe entière ; pour n'ajouter que ses fiches, ôtez-le du document ; { $force }
import-unfit = « { $id } » ne va pas dans { $folder } : { $why }
    .hint = rien n'a été écrit ; importez dans un autre dossier avec --into, corrigez la fiche, puis copiez-la
fmt-internal = { $path } : erreur interne, la mise en forme en changerait le contenu
    .hint = rien n'a été écrit, la fiche est bonne telle quelle ; signalez cette erreur avec le fichier qui la provoque
import-more = … et { $count } de plus (-v les montre)
import-empty = laissés vides, non repris : { $labels }
import-to-complete = à compléter dans { $file } : { $missing }
import-done = { $sheets ->
    [one] { $sheets } fiche
   *[other] { $sheets } fiches
} dans { $folder } : { $words } mots lus, tous repris
    .aside = { $sheets ->
        [one] { $sheets } fiche
       *[other] { $sheets } fiches
    } dans { $folder } : { $words } mots lus, { $aside } { $aside ->
        [one] laissé
       *[other] laissés
    } de côté (-v), tous les autres repris
    .partly = { $sheets ->
        [one] { $sheets } fiche
       *[other] { $sheets } fiches
    } dans { $folder } : { $words } mots lus, pas tous repris
import-to-check = { $done } ; { $doubts } à vérifier
    .likely = { $done } ; { $doubts } à vérifier, { $likely ->
        [one] { $likely } lecture probable
       *[other] { $likely } lectures probables
    } (-v)
    .guessed = { $done } ; { $likely ->
        [one] { $likely } lecture probable
       *[other] { $likely } lectures probables
    } (-v)
import-viewpoint-plain = ligne seule qui a les mots d'un titre de point de vue, laissée dans le texte : { $text }
import-cell-joined = lignes d'une cellule lues comme une seule, coupée par sa largeur : { $text }
import-untyped = (sans type : { $heading })
import-found-themes = thèmes
import-found-sidebar = repères
import-found-sections = sections
import-found-credits = lignes de générique
import-paragraph = { $file }, paragraphe { $line }
import-likely = probable
import-doubtful = à vérifier
import-other-paragraph = { " " }(paragraphe { $line })
import-other-line = { " " }(l. { $line })
import-linked = image liée, absente du document : laissée de côté
    .named = image liée ({ $alt }), absente du document : laissée de côté
import-drawing = dessin ou graphique laissé de côté
    .named = dessin ou graphique laissé de côté : { $alt }

import-no-sheet = aucune fiche trouvée : il faut un titre par fiche (« # Titre »), le même qu'au sommaire s'il y en a un
import-sheets = { $count } fiches trouvées ; une annexe en a au plus { $most }
import-long = plus de { $most } lignes : ce n'est pas le texte d'une annexe
import-note-field = note appelée dans une rubrique de REPÈRES : mise à la suite
import-nobody = auteur inconnu
import-neighbours = intertitre ➤ comme ses voisins : { $text }
import-statement = phrase mise en avant : { $text }
import-lost = mots non repris : { $words }
import-added = mots que le texte n'a pas : { $words }
table-keys = des noms suivis de « : » étaient attendus dans cette partie de la table
table-pattern = un motif est fait de mots : « contexte * »
table-words = mots_ignores : des mots étaient attendus
table-wrong = ici, { $kind }
table-form = voir « annexe import --help » et la page d'aide des auteurs pour la forme de la table
table-no-name = ce nom n'existe pas ici
table-names = noms possibles : { $known }
form-failed = le formulaire n'a pas pu être fait : { $reason }
carries-nothing = ce PDF ne porte pas ses sources
    .hint = rien n'a été écrit ; un PDF les porte quand il est fait avec « annexe build --attach » ; d'un autre PDF, un convertisseur vers Markdown, comme pymupdf4llm, fait un texte qui s'importe, à relire ensuite
carries-altered = ce PDF a été modifié, ou enregistré par un autre programme, depuis qu'il a été fait
    .hint = rien n'a été écrit : ses sources ne disent peut-être plus ce que disent ses pages ; demandez le PDF d'origine à qui l'a fait
carries-unreadable = ce fichier n'est pas un PDF que l'on sache lire
    .hint = rien n'a été écrit ; demandez le PDF d'origine à qui l'a fait
carries-too-large = ce que ce PDF porte est trop lourd (plus de { $most } Mo)
carries-name = ce PDF porte un fichier qui n'a pas sa place dans une collection : « { $name } »
carries-mixed = { $path } n'est pas un PDF, et d'autres de ces fichiers le sont
    .hint = rien n'a été écrit ; importez d'abord les PDF, puis les textes et les documents
carries-differ = « { $name } » n'est pas le même dans { $path } et dans { $other }
    .hint = rien n'a été écrit : ces PDF sont de deux éditions ; importez-les dans deux dossiers
carries-cut = { $file } : ne nomme plus que ce qui a été repris
carries-unusual = { $file } : nomme des fiches, ou l'image de la couverture, que ces PDF ne portent pas ; retirez-les, ou importez aussi les PDF qui les portent
carries-done = { $files ->
    [one] { $files } fichier repris
   *[other] { $files } fichiers repris
} dans { $folder }, à l'octet près
