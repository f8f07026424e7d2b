# Pages en images : src/cli/images.rs, src/images.

images-made = { $path } ({ $kilobytes } ko)
images-none = { $argument } ne concerne que les images
    .hint = ajoutez --format png, jpeg ou svg, ou retirez { $argument }
images-one-page = --pages ne change rien à la vignette : elle montre la couverture
    .hint = retirez --pages, ou demandez --format png ou jpeg
images-no-points = --dpi ne change rien ici : un dessin SVG est net à toute taille, et la vignette a toujours 600 points de large
    .hint = retirez --dpi, ou demandez --format png ou jpeg
images-no-page = { $path } n'a pas de page { $page }
    .hint = sa dernière page est la { $pages }
images-too-large = une image de plus de { $limit } millions de points n'est pas possible
    .hint = demandez moins de points par pouce avec --dpi, ou moins de pages avec --pages
images-failed = l'image n'a pas pu être faite : { $reason }
images-pages = « { $part } » ne désigne pas de page ; écrivez par exemple 1,4-6 ou 40-
images-pages-backwards = « { $part } » finit avant de commencer
images-dpi = une résolution, de 20 à 600 points par pouce
