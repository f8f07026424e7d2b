# Commencer une annexe ou une fiche : src/scaffold.

title-empty = le titre est vide
title-forbidden = ce titre ne convient pas : il contient un caractère interdit, { $name } ({ $code })
    .hint = retapez-le sans ce caractère, invisible à l'écran
title-unfit = ce titre ne convient pas : { $reason }
title-not-yaml = le titre « { $title } » ne peut pas être écrit en YAML
sheet-unfit = cette fiche ne convient pas : { $reason }

order-placed = annexe.yaml donne déjà une place à « { $id } »
    .hint = retirez --after, ou cette ligne de « fiches: »
order-unlisted = « { $id } » n'est pas dans l'ordre des fiches
    .hint = fiches dans l'ordre : { $ids }
    .hint-near = vouliez-vous dire « { $near } » ?
order-none = annexe.yaml ne donne pas l'ordre des fiches : c'est celui de leurs noms
    .hint = retirez --after, ou donnez l'ordre de toutes les fiches sous « fiches: »
order-unusual = impossible d'ajouter « { $id } » à « fiches: » dans annexe.yaml : la liste est écrite autrement que d'habitude
    .hint = rien n'a été écrit ; mettez une fiche par ligne, « - identifiant », puis recommencez
recipe-folder = pas de recette pour un dossier de ce nom : « { $folder } »
    .hint = donnez-lui un nom de lettres, de chiffres et de traits d'union
