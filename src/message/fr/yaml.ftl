# Ce qui empêche de lire le YAML d'une fiche : src/yaml.

yaml-nothing = rien
yaml-text = un texte
yaml-list = une liste
yaml-keys = un groupe de clés

yaml-empty = le fichier est vide
    .hint = écrivez au moins « titre: » et le titre, ou supprimez le fichier
    .hint-manifest = écrivez au moins les lignes « annexe: », « titre: » et « guide: »
yaml-one-document = un seul document par fichier
    .hint = supprimez la ligne « { $sign } » : ce qui la suit ne serait pas lu
    .hint-other = si une autre fiche commence ici, donnez-lui un fichier à elle ; sinon, supprimez la ligne « { $sign } »
    .hint-dots = supprimez la ligne « ... » et celles qui la suivent : elles n'ont aucune clé de la fiche
yaml-too-deep = trop de niveaux ou de valeurs dans ce fichier
    .label = au-delà de { $levels } niveaux ou de { $values } valeurs
yaml-alias = les renvois YAML (« *nom ») ne sont pas admis
    .hint = écrivez la valeur ici même
yaml-key = une clé doit être un mot
yaml-key-twice = la clé « { $name } » est écrite deux fois
    .label = la seconde fois
    .label-first = la première
    .label-section = une autre section commence-t-elle ici ?
    .hint-section = si une autre section commence ici, mettez un tiret devant sa première ligne, deux espaces devant le tiret : « - type: … »
    .hint = réunissez les deux valeurs sous une seule clé
    .hint-number = changez l'un des deux numéros : chaque thème a le sien
    .hint-same = supprimez l'une des deux lignes : elle y est en double
    .hint-choose = gardez une des deux lignes, et supprimez l'autre
yaml-anchor = les ancres (« &nom ») et étiquettes (« !nom ») de YAML ne sont pas admises
    .hint = mettez le texte entre guillemets droits ("…"), ou supprimez ce signe
yaml-cut = le texte s'arrête au « # » : la suite serait perdue
    .label = YAML y voit une remarque
    .hint = mettez tout le texte entre guillemets droits ("…"), ou sous « texte: | »
    .hint-bar = mettez-le à la ligne suivante, décalé de deux espaces : { $written }
    .hint-remark = si c'est une remarque, mettez une espace après le « # »
yaml-forbidden-hint = supprimez ce code ; pour une barre oblique inverse, doublez-la : \\
yaml-tab = une tabulation sert de retrait
    .note = d'autres lignes commencent par une tabulation : { $lines }
    .label = tabulation
    .hint = remplacez-la par des espaces (deux par niveau)
yaml-colon = « : » au milieu d'un texte sans guillemets
    .label = YAML y voit la fin d'une clé
    .hint = mettez le texte entre guillemets droits : { $written }
    .hint-type = écrivez le type seul, « type: { $name } », et le titre sur la ligne en dessous : titre: { $title }
    .hint-indent = ou vérifiez que la ligne précédente est complète et que le retrait est celui de ses voisines
yaml-reference = un texte ne peut pas commencer par « * » ou « & »
    .label = YAML y voit un renvoi
yaml-this-line = cette ligne

yaml-quote-hint = mettez le texte entre guillemets droits ("…")
yaml-no-space = il manque une espace après « { $key }: »
    .hint = écrivez « { $written } », une espace après le deux-points
yaml-two-colons = un deux-points de trop après « { $key } »
    .hint = écrivez « { $key }: », avec un seul deux-points
yaml-invisible = caractère invisible (U+{ $code }) là où rien ne s'imprime : devant une clé, dans un nom, sur une ligne vide
yaml-bad-start = un texte ne peut pas commencer par « { $character } »
yaml-dressed = « { $key }: » est une clé : elle s'écrit sans signe autour d'elle
    .hint = écrivez « { $written } », sans étoiles ni autre signe autour de la clé
yaml-wide-dash = il y a trop d'espaces après ce tiret : les autres clés de la section ne sont plus sous la première
    .hint = laissez une seule espace après le tiret
yaml-stray = cette ligne n'est ni une clé ni la suite du texte
    .hint = décalez-la de deux espaces sous sa clé, et écrivez « | » après la clé : texte: | ; si la ligne de la clé a disparu, remettez-la
    .hint-under = décalez-la de deux espaces de plus : elle dit ce que « { $key }: » annonce
    .hint-block = mettez devant elle { $spaces } espaces, comme les autres lignes de ce texte
    .hint-titled = si c'est le titre de la section qui suit, mettez-le sous « { $typed } », décalé de quatre espaces : titre: { $written }
    .hint-block-or-delete = supprimez-la ; ou, si elle fait partie du texte, mettez devant elle { $spaces } espaces, comme devant ses autres lignes
    .hint-delete = supprimez-la
    .hint-key = si la ligne « { $key }: | » a disparu au-dessus, remettez la clé : sans elle, ce texte finirait celui d'avant
    .hint-pasted = mettez { $spaces } espaces de plus devant cette ligne et devant les suivantes de ce texte : il se place sous sa clé, plus à droite qu'elle
    .hint-text = décalez le texte de deux espaces sous sa clé, et écrivez « | » après la clé : texte: |
    .hint-text-under = décalez le texte de deux espaces sous sa clé, et écrivez « | » après la clé : { $key }: |
    .hint-title = si elle continue « { $key }: », mettez-la à la suite, sur la même ligne ; sinon, supprimez-la
    .hint-theme = écrivez « { $number }: { $title } » : un deux-points et une espace après le numéro
    .hint-point = écrivez « - { $written } », sous le tiret de la ligne au-dessus
    .hint-theme-goes-on = un titre de thème tient sur une ligne : mettez celle-ci à la suite de celle du dessus
    .hint-lead = si c'est le chapeau, remettez au-dessus de cette ligne celle de sa clé : chapeau: |
yaml-remark-in-text = un texte s'arrête à une remarque au bord : la suite n'en fait plus partie
    .hint = mettez cette remarque au-dessus de « { $key }: », ou supprimez-la : un texte n'en contient pas
    .hint-heading = si c'est un intertitre, mettez devant lui { $spaces } espaces, comme devant les autres lignes du texte, et écrivez : { $written }
yaml-bar-below = ce « | » va à la fin de la ligne au-dessus
    .hint = écrivez « { $key }: | » sur une seule ligne
yaml-deep-line = cette première ligne du texte est plus à droite que les suivantes
    .hint = laissez devant elle { $spaces } { $spaces ->
        [one] espace
       *[other] espaces
    }, comme devant les suivantes
yaml-escape = une barre oblique inverse ne s'écrit pas ainsi entre guillemets droits
    .hint = doublez-la (\\), ou mettez le texte entre apostrophes ('…')
yaml-eaten = entre guillemets droits, « { $written } » n'est pas une lettre : elle ne s'imprimera pas
yaml-open-quote = un guillemet ouvert n'est pas refermé
    .hint = refermez le guillemet, ou supprimez-le (une apostrophe au début d'un texte en est un)
yaml-block = « | » et « > » finissent leur ligne : le texte vient en dessous
    .hint = mettez le texte à la ligne, décalé de deux espaces ; s'il commence vraiment ainsi, mettez-le entre guillemets droits ("…")
yaml-digit = après « { $sign } », « { $digit } » demande un retrait que le texte en dessous n'a pas
    .hint = supprimez le chiffre : « { $key }: { $sign } »
yaml-open-bracket = un crochet ou une accolade n'est pas refermé
    .hint = fermez-le, ou mettez le texte entre guillemets droits ("…")
yaml-indent = le retrait de cette ligne ne correspond pas à ses voisines
    .hint = alignez-la sur les lignes de même niveau
    .hint-spaces = { $spaces ->
        [0] commencez-la tout à gauche, sans espace devant
        [one] laissez devant elle une espace, comme devant les lignes de même niveau
       *[other] laissez devant elle { $spaces } espaces, comme devant les lignes de même niveau
    }
yaml-two-commas = deux virgules de suite : rien n'est nommé entre elles
    .hint = supprimez-en une
yaml-unreadable = YAML ne peut pas lire ce qui suit
yaml-unreadable-from = YAML ne peut pas lire ce qui suit : « { $character } »
yaml-remark = ce qui suit « # » ne s'imprimera pas
    .hint = si c'est une remarque, mettez-la sur sa propre ligne, au-dessus
    .hint-bar = si cela fait partie du texte, écrivez « { $key }: | » et tout le texte en dessous, décalé de deux espaces
    .hint-title = si cela fait partie du titre, écrivez tout le titre sur cette ligne, entre guillemets droits ("…")
yaml-lost-heading = cet intertitre ne s'imprimera pas
    .hint = s'il fait partie du texte au-dessus, mettez devant lui les mêmes espaces que devant ce texte, et une ligne vide au-dessus
    .hint-bar = s'il fait partie du texte, écrivez « { $key }: | » au-dessus : sans « | », YAML y voit une remarque
    .hint-title = s'il fait partie du texte, mettez-le sous « texte: | », avec les mêmes espaces que devant ce texte
    .hint-section = s'il fait partie du texte, mettez-le sous « texte: | », avec les mêmes espaces que devant ce texte ; une section a son propre titre : « titre: … », sous son type
    .hint-remark = si c'est une remarque, un seul « # » suffit
git-conflict = conflit de git : ce passage est là en deux versions
    .label = la première version commence ici
    .label-second = la seconde, ici
    .label-end = elle finit ici
    .hint = gardez une des deux versions, ou réunissez-les ; puis supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> »
swallowed-key = le texte a avalé « { $key }: » : ces mots s'imprimeraient avec lui
    .label = une clé, prise pour du texte
    .hint-sidebar = il manque la ligne « reperes: » : écrivez-la tout à gauche, seule, au-dessus de cette ligne
    .hint-text = « { $key }: » s'aligne sur « type: », juste au-dessus ; ou, pour toute la fiche, tout à gauche
    .hint-words = si ces mots doivent s'imprimer, mettez une espace avant le deux-points : « { $key } : »
