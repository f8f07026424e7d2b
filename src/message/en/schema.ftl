# What is said of the copies of the schemas: src/cli/schema.rs, src/cli/check.rs.

schemas-fresh = the copies of the schemas are up to date
schemas-stale = sources/schemas/: copies of another state of the annex or of the program, and your editor relies on them; “annexe schema --write” makes them anew
