# What is said of the copies of the schemas: src/cli/schema.rs, src/check/schemas.rs.

schemas-fresh = the copies of the schemas are up to date
schemas-stale = the copies of the schemas, sources/schemas/, are out of date
    .label = your editor finds them by this line and relies on them: it may underline what is right
    .hint = make them anew: “annexe schema --write”, or “annexe check --fix”
