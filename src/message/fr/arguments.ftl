# Les arguments, et ce qui ne va pas avec eux : src/cli/usage.rs, src/cli/help.rs, src/cli/guard.rs.

argument-hyphen = « { $argument } » commence par un tiret, comme une option
    .hint = enlevez ce tiret, ou mettez le texte à la fin, derrière « -- » : annexe … -- "{ $argument }"
argument-unknown = option ou argument inconnu : « { $name } »
command-unknown = il n'y a pas de commande « { $name } »
command-missing = il manque la commande
    .hint = annexe --help les nomme toutes
argument-missing = { $count ->
    [one] il manque { $names }
   *[other] il manque : { $names }
}
argument-twice = « { $name } » est donné deux fois
argument-alone = « { $name } » ne va pas avec le reste
argument-conflict = « { $name } » ne va pas avec « { $others } »
argument-value = « { $value } » ne convient pas pour « { $name } »
argument-no-value = il manque une valeur après « { $name } »
argument-too-many = « { $name } » ne prend pas de valeur, et « { $value } » en est une
argument-not-utf-8 = un argument n'est pas un texte en UTF-8
argument-near = vouliez-vous dire « { $near } » ?
argument-choice = au choix : { $values }
argument-as-value = si ce n'est pas une option, mettez « -- » devant : -- { $name }
whole-number = il faut un nombre entier, de { $from } à { $to }

usage = Usage : { $usage }
usage-help = Aide : { $command } --help

# L'aide : ses titres et ses remarques. clap met un deux-points derrière les titres.
heading-commands = Commandes{ " " }
heading-arguments = Arguments{ " " }
heading-options = Options{ " " }
heading-common = Options communes{ " " }
value-command = COMMANDE
help-values = valeurs : { $values }
help-default = par défaut : { $value }
