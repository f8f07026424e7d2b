# Ce que l'on dit des copies des schémas : src/cli/schema.rs, src/check/schemas.rs.

schemas-fresh = les copies des schémas sont à jour
schemas-stale = les copies des schémas, sources/schemas/, ne sont plus à jour
    .label = votre éditeur les trouve par cette ligne et s'y fie : il peut souligner ce qui est juste
    .hint = refaites-les : « annexe schema --write », ou « annexe check --fix »
