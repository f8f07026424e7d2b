# Ce que dit « annexe doctor » : src/doctor/words.rs.

doctor-blocked = annexe ne peut pas travailler ici
doctor-processors = { $count ->
    [one] { $count } processeur
   *[other] { $count } processeurs
}
doctor-annex = Annexe
doctor-folder = dossier
    .given = { $folder } (donné par --root)
    .here = { $folder } (dossier courant)
    .above = { $folder } (dossier au-dessus)
doctor-manifest = manifeste
    .wrong = sources/annexe.yaml : à corriger
    .good = sources/annexe.yaml : « { $label } », { $themes ->
        [one] { $themes } thème
       *[other] { $themes } thèmes
    }
    .typed = sources/annexe.yaml : « { $label } », { $themes ->
        [one] { $themes } thème
       *[other] { $themes } thèmes
    }, { $types ->
        [one] { $types } type de section
       *[other] { $types } types de section
    } à elle
doctor-sheets = fiches
    .listed = { $sheets } dans l'annexe, aucune hors de la liste
    .unlisted = { $sheets } dans l'annexe, { $count } hors de la liste : { $names }
doctor-check = vérification
    .found = { $errors }, { $warnings }, pages non composées
doctor-schemas = schémas
    .fresh = sources/schemas/ à jour
    .stale = sources/schemas/ à refaire
    .absent = absents : l'éditeur n'aide pas
    .unknown = inconnus tant que le manifeste est à corriger
doctor-layouts = Mises en page
doctor-chosen = choisie
    .usual = celle du programme par défaut
doctor-contract = contrat
    .version = version { $version }
    .other = autre contrat
    .of-file = { $name } : version { $version }
doctor-files = fichiers
    .usual = ceux du programme
    .own = { $count } dans layouts/, dont { $same } du programme
    .changed = modifiés
    .added = ajoutés
doctor-fonts = Polices
    .program = { $count } du programme
    .own = de l'annexe
doctor-families = familles
doctor-signs = signes utiles
    .all = tous là
    .missing = absents : { $signs }
doctor-pdf-fresh = à jour
doctor-pdf-stale = à refaire
doctor-pdf-absent = absents
doctor-lock = verrou
    .busy = une composition est en cours
    .free = libre
doctor-temporary = temporaires
doctor-git = version
    .none = git n'est pas installé (annexe s'en passe)
doctor-state = état
    .clean = { $head }, rien de changé
    .changed = { $head }, { $count ->
        [one] { $count } changement
       *[other] { $count } changements
    } pas encore dans git
    .untracked = l'annexe n'est pas suivie par git
doctor-settings = Réglages
doctor-locale = langue
    .set = { $locale } (les PDF n'en dépendent pas)
    .none = aucune (les PDF n'en dépendent pas)
doctor-date = date imposée
    .none = aucune
doctor-colours = couleurs
    .off = éteintes par NO_COLOR
    .usual = selon le terminal
doctor-limits = limites
    .are = { $seconds } s, { $megabytes } Mo
doctor-todo = À faire
    .nothing = rien : tout est en ordre
    .errors = corriger { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    } : « annexe check » les montre
    .signs = ajouter à fonts/ une police qui ait les signes { $signs }
    .busy = attendre la fin de la composition en cours
    .unlisted = ajouter à « fiches: », dans annexe.yaml, ou ranger ailleurs : { $names }
    .schemas = refaire les copies des schémas : annexe schema --write
    .build = composer { $count } PDF : annexe build
    .leftovers = { $count ->
        [one] { $count } fichier temporaire
       *[other] { $count } fichiers temporaires
    } : ceux de out/ s'en iront à la prochaine composition, supprimez ceux de sources/
doctor-more = { $names } et { $more } de plus
