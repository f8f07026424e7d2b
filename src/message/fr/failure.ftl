# Pourquoi une commande s'est arrêtée : src/failure.rs, src/cli/console.rs.

failure-read = impossible de lire { $path } : { $reason }
failure-write = impossible d'écrire { $path } : { $reason }
failure-open = impossible d'ouvrir { $path } : { $reason }
failure-create-folder = impossible de créer le dossier { $path } : { $reason }
failure-remove = impossible de retirer { $path } : { $reason }
failure-nothing-written = { " " }: rien n'a été écrit
result-not-written = impossible d'écrire le résultat : { $reason }
more-hidden = … et { $count } de plus

count-errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
count-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}

severity-error = erreur
severity-warning = attention
severity-information = note
# Entre un mot et ce qu'il annonce.
colon = { " : " }

io-not-found = il n'existe pas
io-permission = droits insuffisants
io-exists = il existe déjà
io-disk-full = le disque est plein
io-quota = votre quota sur ce disque est atteint
io-too-large = le système n'admet pas de fichier si gros
io-read-only = le disque est en lecture seule
io-not-a-folder = ce n'est pas un dossier
io-a-folder = c'est un dossier
