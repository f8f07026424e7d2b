# Ce que disent les commandes : src/cli.

internal-error = erreur interne : { $what }
    .hint = les PDF déjà là sont intacts ; signalez cette erreur avec la fiche qui la provoque
internal-error-silent = erreur interne : sans message
interrupted = interrompu

# Un résultat parmi les sources.
among-sources = { $path } est parmi ce dont l'annexe est faite (sources, layouts, fonts)
    .hint = choisissez un autre endroit avec -o

no-such-sheet = pas de fiche « { $id } »
    .hint = fiches : { $ids }
    .hint-near = vouliez-vous dire « { $near } » ?

lock-waits = une autre composition occupe { $dir } : en attente…
lock-none = { $dir } ne se verrouille pas : n'y lancez pas deux compositions à la fois

progress-annex = annexe
made = { $pages ->
    [one] { $path } ({ $pages } page, { $kilobytes } ko, { $seconds } s)
   *[other] { $path } ({ $pages } pages, { $kilobytes } ko, { $seconds } s)
}

too-long = le travail dure plus de { $seconds } s
    .hint = une mise en page ou une image n'en finit pas (les PDF déjà là sont intacts) ; --deadline SECONDES laisse plus de temps
too-much-memory = le travail prend plus de { $megabytes } Mo de mémoire
    .hint = une mise en page ou une image grossit sans fin (les PDF déjà là sont intacts) ; --memory MO laisse plus de mémoire
guard-made = en train de se faire : { $what }

# annexe build
build-withdrawn = { $path } retiré : cette fiche n'est plus dans l'annexe
build-piped = « annexe build » écrit plusieurs fichiers, et la sortie standard n'en prend qu'un
    .hint = donnez un dossier après -o ; une fiche seule : annexe handout IDENTIFIANT -o -
build-done = { $made } PDF en { $seconds } s
build-done-others = { $made } PDF en { $seconds } s, { $kept } déjà à jour
build-nothing = rien n'a changé : { $count } PDF déjà à jour dans { $dir } (--force les refait)
build-to-make = à faire : { $path } ({ $why })
build-why-new = première fois avec ce programme
build-why-missing = le PDF n'est plus là
build-why-altered = le PDF n'est plus tel qu'il a été écrit
build-why-changed = changé : { $inputs }
build-input-collection = annexe.yaml ou la liste des fiches
build-input-edition = le profil de l'édition
build-input-date = la date
build-input-identity = le titre de l'annexe
build-input-revision = la révision imprimée
build-input-attached = les sources jointes

# annexe check
check-others = { $count ->
    [one] { $count } autre constat dans la collection : « annexe check » le montre
   *[other] { $count } autres constats dans la collection : « annexe check » les montre
}
check-good = { $sheets ->
    [one] { $sheets } fiche, { $pages } pages : rien n'empêche de publier
   *[other] { $sheets } fiches, { $pages } pages : rien n'empêche de publier
}
check-good-texts = { $sheets ->
    [one] { $sheets } fiche : rien à corriger dans les textes
   *[other] { $sheets } fiches : rien à corriger dans les textes
}

# annexe clean
clean-left = laissé : { $path } (le programme ne l'a pas fait)
clean-altered = laissé : { $path } (il a été modifié depuis que le programme l'a fait ; pour l'enlever, supprimez-le vous-même)
clean-done = { $count ->
    [0] rien à supprimer dans { $dir }
    [one] 1 fichier supprimé de { $dir }
   *[other] { $count } fichiers supprimés de { $dir }
}
clean-link = { $out } est un lien vers { $target } : rien n'a été supprimé
    .hint = si c'est bien là : annexe clean -o { $out }
clean-sources-hint = -o désigne le dossier des PDF

# annexe explain
no-such-code = pas de code « { $name } »
    .hint = « annexe explain » les donne tous
    .hint-near = vouliez-vous dire « { $near } » ?

# annexe fmt
standard-input = entrée standard
fmt-too-large = { $path } dépasse { $limit } Mo
fmt-to-change = { $count ->
    [one] un fichier n'est pas en forme
   *[other] { $count } fichiers ne sont pas en forme
}
    .hint = « annexe fmt » les met en forme
fmt-unreadable-name = nom de fichier illisible : { $path }
fmt-done-one = { $path } : mis en forme
fmt-nothing = rien à changer, { $count } fichier(s) en forme
fmt-done = { $changed ->
    [one] { $changed } fichier mis en forme, sur { $count }
   *[other] { $changed } fichiers mis en forme, sur { $count }
}

# annexe init
init-where = où commencer l'annexe ? Le dossier n'est pas dit
    .hint = annexe init mon-annexe, ou annexe init . pour le dossier courant
init-root = --root et DOSSIER disent tous deux où est l'annexe
    .hint = pour une nouvelle annexe : annexe init DOSSIER
init-date = date incorrecte : « { $date } »
init-no-glyph-hint = choisissez un titre sans ce signe
init-again = { $root } est déjà une annexe : { $manifest } existe
    .hint = pour y ajouter une fiche : annexe new TITRE ; pour y copier les mises en page : annexe init --layouts
init-inside = { $dir } est dans « { $folder }/ » d'une autre annexe, { $root }
    .hint = choisissez un dossier à côté
init-not-free = { $dir } contient déjà : { $files }
    .hint = rien n'a été écrit ; choisissez un dossier vide, ou déplacez ces fichiers
init-nested = attention : { $dir } est à l'intérieur d'une autre annexe, { $other } ; les commandes lancées là ne verront que la nouvelle
init-recipe-done = { $path } : la recette est prête ; git l'envoie avec le reste
init-layouts-copied = { $count } fichiers dans layouts/ et fonts/ : commencez par layouts/README.md et layouts/theme.typ
init-layouts = layouts/ et fonts/ : commencez par layouts/README.md et layouts/theme.typ
init-next = Ensuite : annexe build{ $root } ; LISEZMOI.md dit le reste

# annexe list : une colonne, aussi large au singulier qu'au pluriel.
list-pages = { $count ->
    [one] { $count } page{ " " }
   *[other] { $count } pages
}

# annexe new
new-is-there = la fiche est faite, ne recommencez pas : { $path }
new-by-name = annexe.yaml ne liste pas les fiches : l'ordre est celui de leurs noms
new-id-invalid = identifiant impossible : « { $id } » n'est pas un nom de fiche
    .hint = { $rule }, par exemple : { $example }
new-id-reserved = identifiant impossible : « { $id } » est réservé
    .hint = par exemple : fiche-{ $id }
new-id-taken = identifiant impossible : « { $id } » est pris
    .hint = { $file } existe déjà

# annexe template
template-done = { $path } : à remplir, puis : annexe import { $path } --into DOSSIER
template-which = quel format pour la sortie standard ?
    .hint = ajoutez --format docx (Word) ou --format odt (LibreOffice)
template-format = pas de formulaire de ce format : { $path }
    .hint = finissez le nom par .docx (Word) ou .odt (LibreOffice)
template-contradiction = --format contredit le nom du fichier : { $path }
    .hint = retirez --format : l'extension suffit
template-exists = { $path } existe déjà
    .hint = rien n'a été écrit ; choisissez un autre nom, ou remplacez-le avec --force
