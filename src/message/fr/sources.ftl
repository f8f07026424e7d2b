# Les fichiers de la collection : src/source.rs, src/identifier.rs, src/project.rs, src/annex.rs, src/picture.rs.

# Sous un passage que l'on montre.
here = ici
did-you-mean = vouliez-vous dire « { $near } » ?

not-utf8 = le fichier n'est pas en UTF-8
    .label = premier octet illisible
    .hint = enregistrez le fichier avec l'encodage « UTF-8 » (menu « Enregistrer avec l'encodage » de l'éditeur)
forbidden-character = caractère interdit : { $name } (U+{ $code })
    .label = ici, invisible à l'écran
    .hint = supprimez ce caractère : effacez-le avec son voisin, puis retapez le voisin
character-null = caractère nul
character-control = caractère de commande
character-byte-order = marque d'ordre des octets
character-direction = inversion du sens d'écriture
character-none = caractère sans signification
character-private = caractère privé d'une police

identifier-rule = lettres minuscules sans accent, chiffres et traits d'union

no-manifest = pas de { $manifest } dans { $folder }
    .hint = --root désigne le dossier qui contient « sources/ » ; pour commencer une annexe : annexe init DOSSIER
no-manifest-here = pas de { $manifest } ici ({ $folder }) ni au-dessus
    .hint = allez dans le dossier de l'annexe, ou désignez-le : --root DOSSIER ; pour en commencer une : annexe init DOSSIER
file-over-limit = { $path } dépasse { $limit } Mo

source-too-large = fichier de plus de { $limit } Mo
    .hint = une fiche ne contient que du texte ; les images sont des fichiers à part
not-a-source = ce n'est pas un fichier de « sources/ », mais un lien vers ailleurs ou un fichier spécial
    .hint = remplacez-le par le fichier lui-même
two-files = deux fichiers pour la fiche « { $id } »
    .label = l'un
    .label-other = l'autre
    .hint = renommez l'un des deux fichiers
missing-sheet = pas de fichier pour la fiche « { $id } »
    .label = sources/{ $id }.yaml n'existe pas
    .hint = créez ce fichier, ou retirez la ligne
unlisted-sheet = la fiche « { $id } » n'est pas dans l'annexe
    .hint = ajoutez « - { $id } » sous « fiches: » dans annexe.yaml, ou rangez le fichier ailleurs
    .hint-name = nommez le fichier « { $id }.yaml », et ajoutez « - { $id } » sous « fiches: » dans annexe.yaml ; ou rangez-le ailleurs
bad-file-name = nom de fichier incorrect : « { $file } »
    .hint = { identifier-rule } : { $id }.yaml
too-many-sheets = { $count } fiches : { $limit } au plus
unknown-sheet = fiche inconnue : « { $id } »
    .label = ce lien
    .hint-near = vouliez-vous dire (#{ $near }) ?
    .hint = le nom d'une fiche est celui de son fichier, sans « .yaml »

missing-picture = image absente : « { $path } »
    .label = ce fichier n'existe pas dans sources/
    .hint = le chemin se lit depuis « sources/ » : ![…](photos/atelier.jpg)
bad-picture = image inutilisable : { $why }
    .hint = formats admis : PNG, JPEG, WebP et SVG
picture-too-large = le fichier dépasse { $limit } Mo
picture-format = format { $format } non admis
picture-none = ce n'est pas une image
picture-damaged = image abîmée ou incomplète
picture-dimensions = { $width } × { $height } points : { $limit } millions au plus
picture-variant = variante rare de ce format : enregistrez-la en PNG ou en JPEG ordinaire
picture-heic = format des téléphones (HEIC) : enregistrez-la en JPEG
picture-several = plusieurs images dans un même fichier, ou une animation : enregistrez-en une seule
picture-cmyk = couleurs CMJN : enregistrez-la en RVB
svg-none = ce n'est pas un dessin SVG
svg-not-utf8 = SVG qui n'est pas en UTF-8
svg-script = SVG avec un script
svg-entities = SVG avec des entités
svg-foreign = SVG avec un contenu étranger
svg-picture = SVG qui contient une autre image
svg-filter = elle a des effets (ombres, flous…), que le papier ne rend pas : enregistrez-la sans filtres
svg-outside = elle va chercher quelque chose ailleurs : enregistrez-la en SVG simple
svg-file = SVG qui lit un fichier
svg-no-size = SVG sans largeur ni hauteur
svg-complicated = SVG trop compliqué
svg-damaged = SVG abîmé
no-text-file = ce fichier est { $kind }, pas un texte
    .label = dès le début
    .hint = écrivez la fiche dans un éditeur de texte (Bloc-notes, par exemple) et enregistrez-la en « UTF-8 », sans mise en forme
    .hint-import = pour faire une fiche d'un document Word ou ODT : annexe import DOCUMENT
character-lost = une lettre ou un signe perdus
    .label = ici, une lettre ou un signe a été perdu à l'enregistrement ou au copier-coller
    .hint = retapez la lettre accentuée ou le signe (é, è, ’, œ…) à la place, ou recopiez le texte depuis l'original
