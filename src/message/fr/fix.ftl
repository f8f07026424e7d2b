# Ce que « annexe check --fix » a corrigé : src/fix, src/cli/mend.rs.

fix-quotes = guillemets droits mis autour du texte
fix-straight-quotes = guillemets courbes remplacés par des guillemets droits
fix-closing-quote = guillemet fermant ajouté
fix-tabs = tabulations remplacées par des espaces
fix-indented = ligne remise au retrait de son texte
fix-dedented = texte ramené au retrait de son paragraphe
fix-bar = « | » ajouté après la clé, le texte mis en dessous
fix-space = espace ajoutée après le deux-points
fix-colon = deux-points ajouté après la clé
fix-key = clé écrite comme il faut
fix-invisible = caractère invisible supprimé
fix-done = corrigé : { $place } : { $what }
fix-count = { $count ->
    [one] { $count } correction faite
   *[other] { $count } corrections faites
} : relisez-les, puis « annexe fmt » met le tout en forme
fix-none = aucune correction à faire sans vous
fix-offer = { $count ->
    [one] une erreur peut être corrigée
   *[other] { $count } erreurs peuvent être corrigées
} sans vous : annexe check --fix
