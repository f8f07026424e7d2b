# Ce qui a changé d'une version à l'autre : src/diff, src/cli/diff.rs.

diff-sheet = Fiche { $number } – { $title }
diff-sheet-added = Fiche { $number } – { $title } : nouvelle fiche
diff-sheet-removed = Fiche { $number } – { $title } : fiche retirée
diff-renamed = fichier renommé : { $was } → { $id }
diff-sheet-moved = change de place : n° { $from } → n° { $to }
diff-collection = Annexe
diff-sheets-added = { $count ->
    [one] { $count } fiche ajoutée
   *[other] { $count } fiches ajoutées
}
diff-sheets-removed = { $count ->
    [one] { $count } fiche retirée
   *[other] { $count } fiches retirées
}
diff-sheets-modified = { $count ->
    [one] { $count } fiche modifiée
   *[other] { $count } fiches modifiées
}
diff-sheets-unchanged = { $count ->
    [one] { $count } inchangée
   *[other] { $count } inchangées
}
diff-sheets-all-unchanged = { $count ->
    [one] { $count } fiche inchangée
   *[other] { $count } fiches inchangées
}
diff-fact = { $key } : { $from } → { $to }
diff-fact-new = { $key } : { $to } (ajouté)
diff-fact-gone = { $key } : { $from } (retiré)
diff-picture-replaced = image remplacée : { $path }
diff-part = { $part } : { $what }
diff-with-words = { $what } ({ $words })
diff-with-edits = { $what }, avec { $edits }
diff-part-line = { $part } : { $what }
diff-moved-section = section déplacée
diff-part-added-with = { $part } : ajouté, avec { $what }
diff-part-added = { $part } : ajouté
diff-part-removed = { $part } : retiré
diff-part-moved = { $part } : déplacé
diff-part-title = titre
diff-part-subtitle = sous-titre
diff-part-action = nom de l’action
diff-part-lead = chapeau
diff-part-field = repères, { $label }
diff-part-body = texte
diff-part-section = « { $heading } »
diff-part-credits = générique
diff-place-lead = le chapeau
diff-place-field = les repères, { $label }
diff-place-body = le texte
diff-place-credits = le générique
diff-words-added = ajout de « { $new } »
diff-words-removed = retrait de « { $old } »
diff-words-moved = « { $words } » déplacé dans la phrase
diff-words-moved-in-point = « { $words } » déplacé dans le point
diff-quoted = « { $text } »
diff-words-replaced = « { $old } » devient « { $new } »
diff-sentences-added = { $count ->
    [one] { $count } phrase ajoutée
   *[other] { $count } phrases ajoutées
}
diff-sentences-removed = { $count ->
    [one] { $count } phrase retirée
   *[other] { $count } phrases retirées
}
diff-sentences-modified = { $count ->
    [one] { $count } phrase modifiée
   *[other] { $count } phrases modifiées
}
diff-sentences-joined = { $count } phrases réunies
diff-sentences-split = { $count ->
    [one] { $count } phrase coupée en deux
   *[other] { $count } phrases coupées en deux
}
diff-sentences-parted = { $count ->
    [one] { $count } phrase coupée en plusieurs
   *[other] { $count } phrases coupées en plusieurs
}
diff-items-added = { $count ->
    [one] { $count } point ajouté
   *[other] { $count } points ajoutés
}
diff-items-removed = { $count ->
    [one] { $count } point retiré
   *[other] { $count } points retirés
}
diff-items-modified = { $count ->
    [one] { $count } point modifié
   *[other] { $count } points modifiés
}
diff-headings-added = { $count ->
    [one] { $count } intertitre ajouté
   *[other] { $count } intertitres ajoutés
}
diff-headings-removed = { $count ->
    [one] { $count } intertitre retiré
   *[other] { $count } intertitres retirés
}
diff-headings-modified = { $count ->
    [one] { $count } intertitre modifié
   *[other] { $count } intertitres modifiés
}
diff-callouts-added = { $count ->
    [one] { $count } encadré ajouté
   *[other] { $count } encadrés ajoutés
}
diff-callouts-removed = { $count ->
    [one] { $count } encadré retiré
   *[other] { $count } encadrés retirés
}
diff-set-out = { $count ->
    [one] { $count } phrase mise en avant
   *[other] { $count } phrases mises en avant
}
diff-set-out-no-more = { $count ->
    [one] { $count } phrase n’est plus mise en avant
   *[other] { $count } phrases ne sont plus mises en avant
}
diff-quoted-now = { $count ->
    [one] { $count } phrase devenue citation
   *[other] { $count } phrases devenues citations
}
diff-quoted-no-more = { $count ->
    [one] { $count } phrase n’est plus une citation
   *[other] { $count } phrases ne sont plus des citations
}
diff-pointed-now = { $count ->
    [one] { $count } phrase devenue point
   *[other] { $count } phrases devenues points
}
diff-pointed-no-more = { $count ->
    [one] { $count } phrase n’est plus un point
   *[other] { $count } phrases ne sont plus des points
}
diff-callout-titles-added = { $count ->
    [one] { $count } titre d’encadré ajouté
   *[other] { $count } titres d’encadrés ajoutés
}
diff-callout-titles-removed = { $count ->
    [one] { $count } titre d’encadré retiré
   *[other] { $count } titres d’encadrés retirés
}
diff-callout-titles-modified = { $count ->
    [one] { $count } titre d’encadré modifié
   *[other] { $count } titres d’encadrés modifiés
}
diff-pictures-added = { $count ->
    [one] { $count } image ajoutée
   *[other] { $count } images ajoutées
}
diff-pictures-removed = { $count ->
    [one] { $count } image retirée
   *[other] { $count } images retirées
}
diff-pictures-modified = { $count ->
    [one] { $count } image présentée autrement
   *[other] { $count } images présentées autrement
}
diff-pictures-moved = { $count ->
    [one] { $count } image déplacée
   *[other] { $count } images déplacées
}
diff-pictures-moved-out-of = { $count ->
    [one] { $count } image déplacée depuis { $place }
   *[other] { $count } images déplacées depuis { $place }
}
diff-moved = { $count ->
    [one] { $count } passage déplacé
   *[other] { $count } passages déplacés
}
diff-log-title = Modifications : de { $from } à { $to }
diff-here = la version en cours
diff-legend-inserted = ajouté
diff-legend-deleted = retiré
diff-legend-moved = déplacé
diff-legend-bars = trait en marge : passage modifié ; trait interrompu : passage déplacé
diff-written = { $path } : { $pages } pages
diff-written-word = { $path } : modifications à accepter ou refuser dans Word
diff-same = aucun changement de { $from } à { $to } : { $path } n'est pas écrit
diff-two-folders = --no-git demande deux dossiers
    .hint = annexe diff --no-git ANCIEN NOUVEAU
diff-folders = { $count ->
    [one] « { $names } » est un dossier, pas une version de git
   *[other] « { $names } » sont des dossiers, pas des versions de git
}
    .hint = pour comparer deux dossiers : annexe diff --no-git { $old } { $new }
diff-of-sheet = « { $id } » est une fiche, pas une version
    .hint = « annexe log { $id } » raconte son histoire ; « annexe diff » compare toutes les fiches d'une version à l'autre
diff-elsewhere = choisissez un autre fichier pour { $option }
diff-over-result = { $path } : c'est la place d'un résultat du programme
diff-one-file = --pdf et --docx nomment le même fichier : { $path }
    .hint = donnez à chacun le sien, par exemple --pdf modifications.pdf --docx modifications.docx
diff-one-range = une seule comparaison à la fois
    .hint = écrivez ANCIENNE..NOUVELLE, ou une seule version pour la comparer aux fichiers
diff-key-label = nom de l’annexe
diff-key-title = titre
diff-key-summary-title = titre du sommaire
diff-key-themes = thèmes
diff-key-template = gabarit
diff-key-of = « { $heading } », { $key }
diff-key-type = type de section
diff-key-icon = icône
diff-key-guide-subtitle = suite du titre du guide
diff-key-guide-short = titre court du guide
diff-key-issuer = organisme
diff-key-cover = image de couverture
diff-key-cover-description = description de l’image de couverture
diff-key-cover-caption = légende de l’image de couverture
diff-key-cover-credit = crédit de l’image de couverture
diff-key-subject = sujet
diff-key-keywords = mots-clés
diff-key-layout = mise en page
diff-lines-added = { $count ->
    [one] { $count } ligne ajoutée
   *[other] { $count } lignes ajoutées
}
diff-lines-removed = { $count ->
    [one] { $count } ligne retirée
   *[other] { $count } lignes retirées
}
diff-lines-modified = { $count ->
    [one] { $count } ligne modifiée
   *[other] { $count } lignes modifiées
}
diff-left-out = { $file } n'est pas sur le disque : les fichiers ne peuvent pas être comparés
log-nothing = aucun commit n'a touché à { $path } jusqu'à { $revision }
    .hint = « annexe list » donne les identifiants des fiches
log-manifest = { $manifest } n'est pas une fiche : ce fichier donne le titre de l'annexe et l'ordre des fiches
    .hint = « annexe log », sans identifiant, raconte toute l'annexe
log-moved = l'annexe change de dossier : { $from } → { $to }
log-unreadable = les sources de cette version contiennent des erreurs ({ $place }) : elle n'est pas comparée
log-since = comparé au commit { $commit } : ceux d'entre-deux contiennent des erreurs
log-first-sheet = première version de la fiche
log-first = { $count ->
    [one] première version : { $count } fiche
   *[other] première version : { $count } fiches
}
diff-no-name = « - » n'est pas un nom de fichier : la sortie standard a la liste des changements
    .hint = donnez un nom, par exemple --pdf modifications.pdf
diff-moved-field = déplacé
diff-moved-out-of = { $count ->
    [one] { $count } passage déplacé depuis { $place }
   *[other] { $count } passages déplacés depuis { $place }
}
diff-passages-to = { $count ->
    [one] { $count } passage passé à la fiche « { $title } »
   *[other] { $count } passages passés à la fiche « { $title } »
}
diff-passages-from = { $count ->
    [one] { $count } passage venu de la fiche « { $title } »
   *[other] { $count } passages venus de la fiche « { $title } »
}
diff-reshaped = { $count ->
    [one] { $count } passage présenté autrement, sans changer de mots
   *[other] { $count } passages présentés autrement, sans changer de mots
}
diff-reshaped-marks = { $count ->
    [one] { $count } passage présenté autrement, avec les mêmes mots, aux majuscules ou à la ponctuation près
   *[other] { $count } passages présentés autrement, avec les mêmes mots, aux majuscules ou à la ponctuation près
}
diff-joined = { $count ->
    [one] { $count } paragraphe réuni au précédent
   *[other] { $count } paragraphes réunis aux précédents
}
diff-split = { $count ->
    [one] { $count } paragraphe coupé en deux
   *[other] { $count } coupures de paragraphe ajoutées
}
diff-lists-joined = { $count ->
    [one] { $count } liste réunie à la précédente
   *[other] { $count } listes réunies aux précédentes
}
diff-lists-split = { $count ->
    [one] { $count } liste coupée en deux
   *[other] { $count } coupures de liste ajoutées
}
# Où est passé ce qui a changé de place : de courtes étiquettes.
diff-moved-to = déplacé vers { $place }
diff-moved-from = déplacé depuis { $place }
diff-other-sheet = la fiche { $number }
diff-moved-down = déplacé plus bas
diff-moved-up = déplacé plus haut
diff-moved-from-above = déplacé depuis plus haut
diff-moved-from-below = déplacé depuis plus bas
diff-shown-otherwise = présenté autrement
diff-picture-gone = image supprimée
diff-picture-moved = image déplacée
diff-picture-new = image ajoutée
log-more = { $count ->
    [one] un commit plus ancien n'est pas montré : -n { $all } va jusqu'au premier
   *[other] { $count } commits plus anciens ne sont pas montrés : -n { $all } va jusqu'au premier
}
log-number = il faut un nombre entier, à partir de 1 : -n 5
log-cut = ce clone commence ici : « git fetch --unshallow » apporte ce qui précède
# Une version dont les sources ne se lisent pas.
version-faulty = la version { $name } ne peut pas être comparée : { $count ->
    [one] une erreur dans ses sources
   *[other] { $count } erreurs dans ses sources, la première
} ({ $place })
    .hint = comparez avec une version sans erreur : « git log --oneline -- sources » les montre
    .hint-folder = corrigez ses sources : « annexe check --root { $folder } » montre toutes les erreurs
diff-notes-added = { $count ->
    [one] { $count } note ajoutée
   *[other] { $count } notes ajoutées
}
diff-notes-removed = { $count ->
    [one] { $count } note retirée
   *[other] { $count } notes retirées
}
diff-notes-modified = { $count ->
    [one] { $count } note modifiée
   *[other] { $count } notes modifiées
}
diff-links-added = { $count ->
    [one] { $count } lien ajouté
   *[other] { $count } liens ajoutés
}
diff-links-removed = { $count ->
    [one] { $count } lien retiré
   *[other] { $count } liens retirés
}
diff-links-modified = { $count ->
    [one] { $count } lien modifié
   *[other] { $count } liens modifiés
}
diff-links-moved = { $count ->
    [one] { $count } lien déplacé
   *[other] { $count } liens déplacés
}
diff-emphasis = { $count ->
    [one] gras ou italique changé à { $count } endroit
   *[other] gras ou italique changé à { $count } endroits
}
diff-retitled = titre changé, avant : « { $was } »
# Entre deux remplacements.
diff-and = { " ; " }
diff-picture-described = description d’image modifiée : { $path }
diff-picture-exchanged = image remplacée : { $from } → { $to }
diff-captions-added = { $count ->
    [one] { $count } légende ajoutée
   *[other] { $count } légendes ajoutées
}
diff-captions-removed = { $count ->
    [one] { $count } légende retirée
   *[other] { $count } légendes retirées
}
diff-captions-modified = { $count ->
    [one] { $count } légende modifiée
   *[other] { $count } légendes modifiées
}
diff-picture-credits-added = { $count ->
    [one] { $count } crédit d’image ajouté
   *[other] { $count } crédits d’image ajoutés
}
diff-picture-credits-removed = { $count ->
    [one] { $count } crédit d’image retiré
   *[other] { $count } crédits d’image retirés
}
diff-picture-credits-modified = { $count ->
    [one] { $count } crédit d’image modifié
   *[other] { $count } crédits d’image modifiés
}
diff-picture-renamed = fichier d’image renommé : { $from } → { $to }
diff-picture-placed = image présentée autrement
diff-picture-other-description = description d’image modifiée
diff-picture-placed-as = image { $path } : { $from } → { $to }
diff-placement-full = pleine largeur
diff-placement-half = demi-largeur
diff-placement-beside = à côté du texte
diff-placement-head = en tête
diff-notes-moved = { $count ->
    [one] { $count } note déplacée
   *[other] { $count } notes déplacées
}
diff-layouts-changed = fichiers de mise en page modifiés : { $files }
diff-layouts-added = fichiers de mise en page ajoutés : { $files }
diff-layouts-removed = fichiers de mise en page retirés : { $files }
diff-layout-files = { $count } fichiers
diff-key-stamp = révision imprimée
diff-key-updated = date de mise à jour imprimée
diff-items-joined = { $count } points réunis
diff-items-split = { $count ->
    [one] { $count } point coupé en deux
   *[other] { $count } points coupés en deux
}
diff-breaks-added = { $count ->
    [one] { $count } retour à la ligne ajouté
   *[other] { $count } retours à la ligne ajoutés
}
diff-breaks-removed = { $count ->
    [one] { $count } retour à la ligne retiré
   *[other] { $count } retours à la ligne retirés
}
diff-lines-joined = { $count } lignes réunies
diff-lines-split = { $count ->
    [one] { $count } ligne coupée en plusieurs
   *[other] { $count } lignes coupées en plusieurs
}
diff-reshaped-edited = { $count ->
    [one] { $count } passage présenté autrement
   *[other] { $count } passages présentés autrement
}
diff-sentences-moved = { $count ->
    [one] { $count } phrase déplacée
   *[other] { $count } phrases déplacées
}
diff-sentences-moved-out-of = { $count ->
    [one] { $count } phrase déplacée depuis { $place }
   *[other] { $count } phrases déplacées depuis { $place }
}
diff-items-moved = { $count ->
    [one] { $count } point déplacé
   *[other] { $count } points déplacés
}
diff-items-moved-out-of = { $count ->
    [one] { $count } point déplacé depuis { $place }
   *[other] { $count } points déplacés depuis { $place }
}
diff-lines-moved = { $count ->
    [one] { $count } ligne déplacée
   *[other] { $count } lignes déplacées
}
diff-quotes-added = { $count ->
    [one] { $count } citation ajoutée
   *[other] { $count } citations ajoutées
}
diff-quotes-removed = { $count ->
    [one] { $count } citation retirée
   *[other] { $count } citations retirées
}
diff-shape-numbered = liste à puces devenue numérotée
diff-shape-bullets = liste numérotée devenue à puces
diff-shape-level = intertitre d’un autre niveau
diff-shape-below = point devenu sous-point
diff-shape-above = sous-point devenu point
diff-kind-paragraph = paragraphe
diff-kind-paragraphs = paragraphes
diff-kind-bullets = liste à puces
diff-kind-numbers = liste numérotée
diff-kind-point = point de liste
diff-kind-points = points de liste
diff-kind-heading = intertitre
diff-kind-quote = citation
diff-kind-set-out = exergue
diff-kind-call-out = encadré
diff-shape-of-paragraph = paragraphe devenu { $now }
diff-shape-of-paragraphs = paragraphes devenus { $now }
diff-shape-of-bullets = liste à puces devenue { $now }
diff-shape-of-numbers = liste numérotée devenue { $now }
diff-shape-of-point = point de liste devenu { $now }
diff-shape-of-points = points de liste devenus { $now }
diff-shape-of-heading = intertitre devenu { $now }
diff-shape-of-quote = citation devenue { $now }
diff-shape-of-set-out = exergue devenu { $now }
diff-shape-of-call-out = encadré devenu { $now }
diff-levels = { $count ->
    [one] niveau du titre changé
   *[other] niveau de { $count } titres changé
}
diff-level-changed = niveau du titre changé
diff-list-start = la numérotation commence à { $number }
diff-boxed-now = { $count ->
    [one] { $count } phrase mise en encadré
   *[other] { $count } phrases mises en encadré
}
diff-boxed-no-more = { $count ->
    [one] { $count } phrase n’est plus en encadré
   *[other] { $count } phrases ne sont plus en encadré
}
