# Git and the revisions of an annex: src/history.

git-absent = git is not installed on this computer
    .hint = install it (https://git-scm.com) and try again; without a revision, annexe does without
git-old = git { $version } is too old: { $oldest } is the least that works
    .hint = install git { $oldest } or a later one (https://git-scm.com)
git-failed = git could not answer: { $reason }
git-unsafe = { $dir } is in a git repository that belongs to somebody else: git refuses to read it
    .hint = if you trust this folder: { $remedy }
git-no-repository = { $dir } is in no git repository: there are no revisions
    .hint = to keep the history of the annex: git init, then git add . and git commit
git-no-tree = { $dir } is inside a git repository without working files
    .hint = run the command in an ordinary clone: git clone REPOSITORY FOLDER
revision-of-two = “{ $name }” is both a branch and a tag, of different versions
    .hint = write heads/{ $name } for the branch, tags/{ $name } for the tag

git-no-commits = this git repository has no revision yet
    .hint = make one: git add . then git commit

revision-opened = revision { $revision }, { $day }: { $subject }
revision-no-name = “{ $name }” cannot be the name of a revision
    .hint = give a branch, a tag or the number of a commit, HEAD~1 for example; “git log --oneline” shows them
revision-no-commit = “{ $name }” is no revision: git keeps something else there
revision-unknown = no revision “{ $name }”
    .hint = “git branch --all”, “git tag” and “git log --oneline” show those that exist
    .hint-near = did you mean “{ $near }”?
    .hint-shallow = this clone has only the end of the history; “git fetch --unshallow --tags” brings the rest
revision-submodule = { $path } is a submodule at revision { $revision }: its files are not in this repository
    .hint = build from a clone of this revision where “git submodule update --init { $path }” was run
revision-no-collection = no annex here at revision { $revision }: { $manifest } is not in it
    .hint = “git log --oneline -- sources/annexe.yaml” shows the revisions that have it
    .hint-elsewhere = the annex was then in: { $places }; “git worktree add ../old { $commit }” puts this revision in a folder of its own

# What an edition says of its history.
no-revision-label = asked for here; the PDFs are made without
no-revision-label-dates = asked for here; the sheets whose date is not known are printed without one
history-cut = this clone has only the end of the history: it does not know when the sheets were last changed

# annexe git-setup
setup-nothing = nothing to change in this repository
setup-done = “git diff --word-diff” shows changes word by word; two branches merge sentence by sentence; every commit of a sheet is checked. “annexe git-setup --undo” undoes all of it
setup-kept-setting = { $key } has another value already: left; “git config --unset { $key }”, then “annexe git-setup”, replaces it
setup-kept-hook = { $path } exists and is not of this program: left; to check the sheets, add to it: { $command }
setup-kept-edited = { $path } was changed by hand: left, and it still checks the sheets; to stop it, take out its line: { $line }
setup-kept-hooks = the hooks of this repository are in { $dir } (core.hooksPath), others may use them: left; to check the sheets, add to their pre-commit: { $command }
revision-beyond = there is no revision “{ $name }” in this clone, which has only the end of the history
    .hint-near = did you mean “{ $near }”? if not, “git fetch --unshallow --tags” brings the rest of the history
history-no-base = this clone has only the end of the history: what { $one } and { $other } have in common is not in it
staged-no-collection = { $manifest } is not in what is ready for the next commit
    .hint = add the sources: git add { $manifest }

# annexe merge-file
merge-ours = our version
merge-theirs = the other version
merge-conflicts = { $path }: { $count ->
    [one] one passage that both changed has to be chosen
   *[other] { $count } passages that both changed have to be chosen
}
    .hint = between <<<<<<< and ======= stands our version, then the other one up to >>>>>>>: keep what is right, remove these lines of signs
merge-no-text = { $path } is no UTF-8 text: nothing is merged
