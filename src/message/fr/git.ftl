# Git et les révisions d'une annexe : src/history.

git-absent = git n'est pas installé sur cet ordinateur
    .hint = installez-le (https://git-scm.com), puis recommencez ; sans révision, annexe s'en passe
git-old = git { $version } est trop ancien : il faut au moins { $oldest }
    .hint = installez git { $oldest } ou plus récent (https://git-scm.com)
git-failed = git n'a pas pu répondre : { $reason }
git-unsafe = { $dir } est dans un dépôt git qui appartient à quelqu'un d'autre : git refuse de le lire
    .hint = si vous faites confiance à ce dossier : { $remedy }
git-no-repository = { $dir } n'est dans aucun dépôt git : il n'y a pas de révisions
    .hint = pour garder l'histoire de l'annexe : git init, puis git add . et git commit
git-no-tree = { $dir } est à l'intérieur d'un dépôt git sans fichiers de travail
    .hint = lancez la commande dans un clone ordinaire : git clone DÉPÔT DOSSIER
revision-of-two = « { $name } » est à la fois une branche et une étiquette, qui ne désignent pas la même version
    .hint = écrivez heads/{ $name } pour la branche, tags/{ $name } pour l'étiquette

git-no-commits = ce dépôt git n'a encore aucune révision
    .hint = faites-en une : git add . puis git commit

revision-opened = révision { $revision }, { $day } : { $subject }
revision-no-name = « { $name } » ne peut pas être le nom d'une révision
    .hint = donnez une branche, une étiquette ou le numéro d'un commit, par exemple HEAD~1 ; « git log --oneline » les montre
revision-no-commit = « { $name } » n'est pas une révision : git y garde autre chose
revision-unknown = pas de révision « { $name } »
    .hint = « git branch --all », « git tag » et « git log --oneline » montrent celles qui existent
    .hint-near = vouliez-vous dire « { $near } » ?
    .hint-shallow = ce clone n'a que la fin de l'histoire ; « git fetch --unshallow --tags » apporte le reste
revision-submodule = { $path } est un sous-module à la révision { $revision } : ses fichiers ne sont pas dans ce dépôt
    .hint = composez depuis un clone de cette révision où « git submodule update --init { $path } » a été lancé
revision-no-collection = pas d'annexe ici à la révision { $revision } : { $manifest } n'y est pas
    .hint = « git log --oneline -- sources/annexe.yaml » montre les révisions qui l'ont
    .hint-elsewhere = l'annexe y était dans : { $places } ; « git worktree add ../ancienne { $commit } » met cette révision dans un dossier à part

# Ce qu'une édition dit de son histoire.
no-revision-label = demandé ici ; les PDF sont faits sans
no-revision-label-dates = demandé ici ; les fiches dont la date n'est pas connue sont imprimées sans date
history-cut = ce clone n'a que la fin de l'histoire : de quand date la dernière modification des fiches, il ne le sait pas

# annexe git-setup
setup-nothing = rien à changer dans ce dépôt
setup-done = « git diff --word-diff » montre les changements mot à mot ; deux branches se réunissent phrase par phrase ; chaque commit d'une fiche est vérifié. « annexe git-setup --undo » remet tout
setup-kept-setting = { $key } a déjà une autre valeur : laissée ; « git config --unset { $key } », puis « annexe git-setup », la remplace
setup-kept-hook = { $path } existe et n'est pas de ce programme : laissé ; pour vérifier les fiches, ajoutez-y : { $command }
setup-kept-edited = { $path } a été changé à la main : laissé, et il vérifie toujours les fiches ; pour qu'il cesse, retirez-en la ligne : { $line }
setup-kept-hooks = les crochets de ce dépôt sont dans { $dir } (core.hooksPath), d'autres peuvent s'en servir : laissés ; pour vérifier les fiches, ajoutez à leur pre-commit : { $command }
revision-beyond = pas de révision « { $name } » dans ce clone, qui n'a que la fin de l'histoire
    .hint-near = vouliez-vous dire « { $near } » ? sinon, « git fetch --unshallow --tags » apporte le reste de l'histoire
history-no-base = ce clone n'a que la fin de l'histoire : ce que { $one } et { $other } ont en commun n'y est pas
staged-no-collection = { $manifest } n'est pas dans ce qui est prêt pour le prochain commit
    .hint = ajoutez les sources : git add { $manifest }

# annexe merge-file
merge-ours = notre version
merge-theirs = l'autre version
merge-conflicts = { $path } : { $count ->
    [one] un passage que les deux ont changé est à choisir
   *[other] { $count } passages que les deux ont changés sont à choisir
}
    .hint = entre <<<<<<< et =======, notre version, puis l'autre jusqu'à >>>>>>> : gardez ce qui convient, retirez ces lignes de signes
merge-no-text = { $path } n'est pas un texte en UTF-8 : rien n'est réuni
