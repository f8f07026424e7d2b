# Fautes de frappe que YAML ne remarque que plus loin : src/yaml/slip.rs, place.rs.

yaml-slip-colon = il manque « : » après « { $key } »
    .label = une clé ?
    .hint = écrivez « { $key }: », puis le texte sur la même ligne
    .hint-alone = écrivez « { $key }: », seul sur sa ligne
    .hint-bar = écrivez « { $key }: | », et le texte en dessous, décalé de deux espaces
yaml-slip-sign = « { $sign } » à la place du deux-points, après « { $key } »
yaml-slip-bracket = « { $bracket } » ouvert et jamais fermé
    .label = ouvert ici
    .hint-close = fermez-le à la fin de la liste : [1, 3]
    .hint-quote = si le texte commence vraiment ainsi, mettez-le entre guillemets droits ("…")
yaml-tab-value = une tabulation suit « { $key }: »
    .hint = remplacez-la par une espace
yaml-apostrophe = une apostrophe droite (') au début d'un texte l'ouvre comme un guillemet
    .hint = supprimez-la, ou mettez le texte entre guillemets droits doubles ("…") : les apostrophes y sont permises
yaml-no-text = un texte suit « { $written } » sans sa clé
    .hint = ajoutez au-dessus de cette ligne, sous « { $key }: » : texte: |
yaml-no-field = un texte suit « reperes: » sans sa clé
    .hint = ajoutez sa clé au-dessus de cette ligne, décalée de deux espaces, par exemple : objectifs: |
yaml-no-bar = il manque « | » après « { $key }: »
    .label = un texte de plusieurs lignes suit
    .hint = écrivez « { $key }: | » ; le texte reste en dessous, décalé
    .hint-list = écrivez « { $key }: | », et la liste en dessous, un point par ligne, décalée
yaml-point-out = ce tiret n'est pas sous les autres tirets de sa liste
    .hint = mettez devant lui { $spaces } { $spaces ->
        [one] espace
       *[other] espaces
    }, comme devant les autres
yaml-point-space = il manque une espace derrière ce tiret
    .hint = un tiret de liste est un trait d'union (-) suivi d'une espace
yaml-dash = un tiret de liste est un trait d'union (-) suivi d'une espace
    .hint = écrivez « - type: … »
yaml-place = « { $key }: » n'est pas à sa place : trop à gauche, ou trop à droite
    .hint-section = « - type: » est décalé de deux espaces ; « titre: » et « texte: » de quatre, sous le mot « type »
    .hint-field = c'est une ligne des repères : décalez-la de deux espaces, sous « reperes: », comme ses voisines
    .hint-sheet = « { $key }: » commence tout à gauche, sans espace devant
yaml-place-sections = il manque la ligne « sections: »
    .hint = écrivez « sections: » tout à gauche, seul sur sa ligne, au-dessus de la première section
yaml-place-dash = il manque le tiret devant « { $key }: »
    .hint = chaque section commence par un tiret et une espace : « - type: contexte »
yaml-typed-bar = « { $typed } » à la place de la barre « | » après « { $key }: »
    .hint = écrivez « { $key }: | » : la barre verticale se tape avec AltGr + 6
    .hint-alone = écrivez « { $key }: | » : la barre seule, sans autre signe
yaml-hard-space = des espaces insécables servent de retrait : YAML n'y voit pas d'espaces
    .hint = effacez le début de cette ligne, et retapez-le avec la barre d'espace
yaml-behind-themes = quelque chose suit le crochet fermant
    .hint = tous les numéros se mettent entre les crochets, séparés par des virgules : [1, 3, 4]
yaml-hard-space-value = une espace insécable suit « { $key }: » : YAML n'y voit pas d'espace
    .hint = effacez-la, et retapez une espace ordinaire après « { $key }: »
yaml-no-opening = un guillemet ferme ce texte, et aucun ne l'ouvre
    .hint = écrivez les deux : "{ $written }" ; ou supprimez-le
yaml-comma-behind = une virgule suit le guillemet fermant
    .hint = supprimez-la : { $written }
yaml-no-type = il manque « type: » devant « { $name } »
    .hint = écrivez « - type: { $name } »
yaml-remarked = « { $name } » est une remarque : YAML ne lit pas une ligne qui commence par « # »
    .hint = supprimez le « # » : la ligne commence par « { $name } », tout à gauche
yaml-two-keys = « { $first }: » et « { $key }: » sont sur la même ligne
    .hint = une clé par ligne : mettez « { $key }: » au début de la suivante
    .hint-words = si « { $key }: » fait partie du texte, mettez tout le texte entre guillemets droits ("…")
yaml-first-line = cette ligne n'est ni une clé ni une remarque
    .hint = supprimez-la, ou faites-en une remarque : # { $written }
yaml-fence = « ``` » n'est pas du YAML
    .hint = supprimez cette ligne, et celle de « ``` » à la fin du fichier : une fiche commence par « titre: »
yaml-listed-field = « { $key }: » n'a pas de tiret : les repères ne sont pas une liste
    .hint = supprimez le tiret : « { $key }: » s'aligne sur ses voisines, décalé de deux espaces
yaml-theme = ce thème n'est pas écrit comme les autres
    .hint = écrivez « { $number }: { $title } », décalé de { $spaces } { $spaces ->
        [one] espace
       *[other] espaces
    } : le numéro, un deux-points, une espace
yaml-two-dashes = deux tirets devant une section : il en faut un
yaml-type-below = « { $name } » va à la fin de la ligne au-dessus
yaml-hard-blank = des espaces invisibles font de cette ligne vide un texte
    .hint = effacez tout ce qu'elle contient : une ligne vide n'a rien, pas même d'espaces insécables
yaml-behind-mark = du texte suit le guillemet fermant
    .hint = le guillemet fermant finit le texte ; à l'intérieur, écrivez des guillemets français : { $written }
yaml-below-mark = du texte suit le guillemet fermant
    .hint = mettez ce guillemet à la fin du texte : { $written }
    .hint-long = mettez ce guillemet à la fin du texte
