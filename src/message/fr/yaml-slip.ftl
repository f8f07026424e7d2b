# Fautes de frappe que YAML ne remarque que plus loin : src/yaml/slip.rs.

yaml-slip-colon = il manque « : » après « { $key } »
    .label = une clé ?
    .hint = écrivez « { $key }: », puis le texte sur la même ligne
yaml-slip-bracket = « { $bracket } » ouvert et jamais fermé
    .label = ouvert ici
    .hint-close = fermez-le à la fin de la liste : [1, 3]
    .hint-quote = si le texte commence vraiment ainsi, mettez-le entre guillemets droits ("…")
