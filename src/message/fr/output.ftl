# Écrire et retirer des fichiers : src/output, src/output.rs.

output-full-hint = faites de la place, ou choisissez un autre endroit ; ce qui était déjà là est intact
output-refused-hint = rendez ce dossier accessible en écriture, ou choisissez un autre endroit
output-fixed-hint = rendez ce dossier accessible en écriture, puis recommencez
not-a-folder = { $path } n'est pas un dossier
    .hint = déplacez ce fichier, ou choisissez un autre endroit
output-dangling = { $path } est un lien vers { $target }, qui n'existe pas
    .hint = créez ce dossier, ou supprimez le lien
output-exists = { $dir } contient déjà : { $files }
    .hint = rien n'a été écrit ; déplacez ce qui est là, ou choisissez un autre endroit
output-exists-more = { $dir } contient déjà : { $files } et { $more } de plus
output-busy = une autre composition occupe { $dir } depuis plus de { $seconds } s
    .hint = attendez qu'elle se termine, ou composez ailleurs avec -o DOSSIER
output-no-file = { $path } n'est pas un simple fichier
    .hint = rien n'a été écrit ; déplacez ce qui est là
output-running = une composition est en cours dans { $dir }
    .hint = attendez qu'elle se termine, puis recommencez
output-no-writer = impossible d'écrire : { $reason }
output-writer-ended = impossible d'écrire : le programme s'est arrêté
output-a-folder = impossible d'écrire { $path } : c'est un dossier
    .hint = déplacez ce dossier, ou écrivez ailleurs avec -o
