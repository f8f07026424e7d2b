# Ce que « annexe check --fix » a corrigé : src/fix, src/cli/mend.rs.

fix-quotes = guillemets droits mis autour du texte
fix-straight-quotes = guillemets courbes remplacés par des guillemets droits
fix-closing-quote = guillemet fermant ajouté
fix-note-colon = deux-points collé au crochet de la note
fix-tabs = tabulations remplacées par des espaces
fix-indented = ligne remise au retrait de son texte
fix-dedented = texte ramené au retrait de son paragraphe
fix-nested = lignes mises sous le texte du point de liste dont elles dépendent
fix-bar = « | » ajouté après la clé, le texte mis en dessous
fix-second-bar = second « | » supprimé
fix-no-bar = « | » supprimé après une clé qui n'en prend pas
fix-space = espace ajoutée après le deux-points
fix-colon = deux-points mis après la clé
fix-key = clé écrite comme il faut
fix-dash = tiret de liste mis devant la clé, comme YAML le veut
fix-brackets = numéros mis entre crochets
fix-invisible = caractère invisible supprimé
fix-tag = balises HTML remplacées par les signes du gras, de l'italique ou de l'exposant
fix-barred-list = « | » mis après la clé, et tirets à la place des puces
fix-list = tirets mis à la place des puces
fix-points = chaque tiret mis sur sa ligne
fix-parted = chaque thème mis sur sa ligne
fix-heading = une flèche changée en « ### » devant un intertitre
fix-done = corrigé : { $place } : { $what }
fix-schemas = corrigé : { $path } : copie du schéma refaite
fix-count = { $count ->
    [one] { $count } correction faite : relisez-la
   *[other] { $count } corrections faites : relisez-les
}, puis « annexe fmt » met le tout en forme
fix-none = aucune correction à faire sans vous
fix-offer = { $count ->
    [one] un problème peut être corrigé
   *[other] { $count } problèmes peuvent être corrigés
} sans vous : annexe check --fix
fix-typed-bar = « | » mis à la place de ce qui avait été tapé pour lui
fix-hard-spaces = espaces insécables remplacées par des espaces ordinaires
fix-scheme = « https:// » mis devant l'adresse
fix-line-break = « <br> » remplacé par un retour à la ligne
fix-type = type de section écrit comme il faut
fix-opening-quote = guillemet ouvrant ajouté
fix-entity = noms de caractères de HTML remplacés par ces caractères
fix-lowered = chiffres entre « ~ » mis en indice
fix-flag = « oui » ou « non » écrit comme il faut
fix-sections = ligne « sections: » mise au-dessus de la première section
fix-themes = numéros des thèmes mis à la place de leurs titres
fix-marker = ligne supprimée qui coupait la fiche en deux
fix-no-dash = tiret supprimé devant une clé qui ne commence pas de section
fix-remark = « # » mis à la place du signe d'une remarque
fix-raised = valeur remontée sur la ligne de sa clé
fix-key-apart = une clé par ligne
fix-typed = « - type: » écrit devant un type de section
fix-narrowed = espaces en trop supprimées après le tiret d'une section
fix-sidebar = ligne « reperes: » mise au-dessus du premier repère
fix-text = « texte: | » mis au-dessus du texte d'une section
fix-unremarked = « # » supprimé devant une clé
fix-more = il reste des corrections à faire dans { $path } : relancez « annexe check --fix »
