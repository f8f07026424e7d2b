# Ce que l'on dit des copies des schémas : src/cli/schema.rs, src/cli/check.rs.

schemas-fresh = les copies des schémas sont à jour
schemas-stale = sources/schemas/ : copies d'un autre état de l'annexe ou du programme, votre éditeur s'y fie ; « annexe schema --write » les refait
