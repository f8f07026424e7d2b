# The help of the command line, by command and argument: src/cli/help.rs. Its French texts stand beside the arguments in
# src/cli. Parts: “after” what stands under the options, “value” the name of a value, others the values to choose from.

help-annexe = Typesets an annex of sheets: YAML and Markdown sources → accessible PDFs
    .after =
        Examples:
          annexe init my-annex              begin: a complete folder, with two example sheets
          annexe new "A title"              add a sheet
          annexe build                      the annex, and a PDF for each sheet, in out/
          annexe check                      check everything, write nothing
          annexe fmt                        put the sources in one form
          annexe explain cle-inconnue       what a message means
          annexe handout esat-mezin         one sheet, as a PDF
          annexe press --booklet            the annex as a booklet, for the printer
          annexe import annexe.md --into annexe-2020
          annexe template sheet.docx        a form of a sheet, to be filled in with Word

        Exit codes: 0 all is well, 1 the sources are to be corrected, 2 the work could not be done.
help-annexe-help = Show this help
help-annexe-version = Show the version of the program
help-annexe-root = Folder of the annex (the one that contains “sources/”); otherwise the current folder or the first one above it
    .value = FOLDER
help-annexe-quiet = Show errors only
help-annexe-verbose = Say what is done, and how long it takes
help-annexe-lang = Language of the messages; otherwise that of the environment (LC_ALL, LC_MESSAGES, LANG)
    .value = LANGUAGE
help-annexe-color = Colours of the messages (NO_COLOR turns them off, too)
    .value = WHEN
help-annexe-deadline = Time that the work may take, in seconds [default: 60, and half a second for each sheet]
    .value = SECONDS
help-annexe-memory = Memory that the work may take, in MB [default: 1000, and 10 for each sheet] (on Linux)
    .value = MB

help-init = Begin an annex: a complete folder, which builds at once
    .after =
        Examples:
          annexe init my-annex --title "Dix actions près de chez vous" --date 2027-03-15
          annexe init .                     in the current folder
          annexe init --layouts             in an annex that exists: copy the layouts, to change them
          annexe init --ci github           in an annex that exists: check it at every request

        Nothing is ever replaced.
help-init-dir = Folder of the new annex: one to be made, or an empty one
    .value = FOLDER
help-init-title = Title of the annex [default: one to be replaced]
    .value = TITLE
help-init-date = Date of publication [default: one to be replaced]
    .value = YYYY-MM-DD
help-init-layouts = Copy the layouts and fonts of the program, to change them
help-init-ci = In an annex that exists: write the recipe that checks, builds and compares it at every request
    .value = FORGE

help-new = Begin a sheet: a file with comments in sources/, in its place in the order
    .after =
        Examples:
          annexe new "Un jardin partagé au pied des tours"
          annexe new "Le contexte : un village" --id village --themes 1,3
          annexe new "Coulisses d'une pièce" --film --after jardin-partage

        The path of the file goes to standard output: $EDITOR "$(annexe new "My title")"
help-new-title = Title of the sheet
    .value = TITLE
help-new-id = Identifier: the name of the file without “.yaml” [default: the first words of the title]
    .value = ID
help-new-film = Sheet of a film: credits, a large banner
help-new-themes = Numbers of the themes, with commas between them
    .value = N,N
help-new-after = Sheet that comes before it in the order [default: the last one]
    .value = ID

help-build = Typeset the annex (out/annexe.pdf) and a PDF for each sheet (out/fiches/)
    .after =
        Examples:
          annexe build
          annexe build --annex-only -o /tmp/trial
          annexe build --only esat-mezin --only film-respire
          annexe build --rev v1 --stamp     the edition tagged v1, in out/revisions/
          annexe build --annex-only --format png --pages 1,4-6
          annexe build --contact-sheet --thumbnail
help-build-only = Only the sheet with this identifier (can be repeated); the annex is not typeset
    .value = ID
help-build-annex-only = Only the annex
help-build-handouts-only = Only the sheets
help-build-force = Make everything again, even what is up to date
help-build-output = Where to write the PDFs [default: out/ in the folder of the annex]
    .value = FOLDER
help-build-profile = What the PDFs are for: their pictures are finer where they are printed
    .value = PROFILE
    .ecran = To be read on a screen
    .bureau = For an office printer
    .presse = For a printer; “annexe press” adds marks and leaves
help-build-format = Format: PDF, or an image of each page, in out/images/ [default: pdf]
    .value = FORMAT
    .pdf = The PDFs
    .png = Points, without loss
    .jpeg = Points, smaller where there are photographs
    .svg = Shapes, of any size
help-build-dpi = Resolution of PNG and JPEG images, in points an inch, from 20 to 600 [default: 150; on the contact sheet, 40]
    .value = N
help-build-pages = Pages to make images of: “1,4-6”, “40-”; those of the annex, or of handouts with --only or --handouts-only [default: all, of the annex and the handouts]
    .value = PAGES
help-build-contact-sheet = All pages on one image, to see them at a glance
help-build-thumbnail = The cover alone, small (600 points wide), for a web site
help-build-rev = Typeset the annex as it was at this revision of git (branch, tag or commit)
    .value = REVISION
help-build-stamp = Print the revision of git: in the feet of the sheets, on the back of the annex and in the properties of the PDFs
help-build-attach = Attach their sources to the PDFs: sheets, pictures and manifest, which “annexe import” gives back (PDF/A-3a)

help-handout = Typeset a single sheet as a PDF
    .after =
        Examples:
          annexe handout esat-mezin
          annexe handout esat-mezin -o ~/Desktop/sheet.pdf
          annexe handout esat-mezin -o - | lp
          annexe handout esat-mezin --rev HEAD~1
help-handout-id = Identifier of the sheet: the name of its file without “.yaml”
    .value = ID
help-handout-output = File to write, “-” for standard output [default: out/fiches/ID.pdf]
    .value = FILE
help-handout-rev = Typeset the annex as it was at this revision of git (branch, tag or commit)
    .value = REVISION
help-handout-stamp = Print the revision of git: in the feet of the sheets, on the back of the annex and in the properties of the PDFs
help-handout-attach = Attach their sources to the PDFs: sheets, pictures and manifest, which “annexe import” gives back (PDF/A-3a)

help-press = Files for the printer: a booklet, gatherings, several pages a side, crop marks
    .after =
        Examples:
          annexe press --booklet                       the A4 annex as a stapled booklet, on A3 leaves
          annexe press --booklet --sheet a4            the same in A5, on the office printer
          annexe press --booklet --plan                say where each page goes, and draw it
          annexe press --signature 16 --sheet sra3 --cover-apart
          annexe press --signature 16 --cover-apart --paper-thickness 0.1
          annexe press --n-up 2 --duplex long          two pages a side, on both sides
          annexe press esat-mezin --booklet            one sheet, folded in two
          annexe press report.pdf --booklet            another PDF
help-press-source = Identifier of a sheet, or a PDF file [default: the whole annex]
    .value = SOURCE
help-press-booklet = Booklet: the leaves, folded and put into one another, are stapled through the fold; blank pages that are needed come before the back cover of the annex, at the end of a handout or of another PDF
help-press-signature = Gatherings of N pages, folded, then glued at the back (perfect binding); N is a multiple of 4
    .value = N
help-press-n-up = Pages a side; with --booklet or --signature, 4 means that each leaf is folded twice
    .value = N
help-press-sheet = Paper [default: the smallest that holds the pages without making them smaller, else A3; with --n-up alone, that of one page]
    .value = PAPER
    .a4 = 210 × 297 mm
    .a3 = 297 × 420 mm
    .sra3 = 320 × 450 mm: an A3 and something to cut off
help-press-duplex = Edge about which the printer flips the leaf [default: the one that leaves both sides the same way up]
    .value = EDGE
    .long = The long edge
    .short = The short edge
help-press-spine = Width of the spine, in millimetres: the cover, apart, becomes one leaf with the spine between its two pages (perfect binding)
    .value = MM
help-press-paper-thickness = The same, the spine being worked out from the thickness of the paper inside, in millimetres
    .value = MM
help-press-creep = Thickness of the paper, in millimetres: each inner leaf is drawn to the fold by as much
    .value = MM
help-press-cover-apart = The cover (the first two and the last two pages, blank ones being added before the last) in a file of its own
help-press-no-marks = Without crop marks, registration marks or job line
help-press-plan = Only say where each page goes; the leaves are drawn beside where the PDF would be
help-press-bleed = Bleed, in millimetres: how far the drawing reaches beyond the edges of the pages, from 0 to 10 [default: that of the profile “presse”, 3]
    .value = MM
help-press-output = File to write, “-” for standard output [default: in out/presse/]
    .value = FILE
help-press-rev = Typeset the annex as it was at this revision of git (branch, tag or commit)
    .value = REVISION
help-press-stamp = Print the revision of git: in the feet of the sheets and on the back of the annex

help-proof = Compare two PDFs, or two states of the annex, page by page: words and drawing
    .after =
        Examples:
          annexe proof                       the last build (out/annexe.pdf) and what the sources give now
          annexe proof --rev v2023           the annex of a version, and that of now
          annexe proof before.pdf after.pdf
          annexe proof before.pdf after.pdf --exit-code --format json
help-proof-before = The PDF before [default: out/annexe.pdf, or the annex of the revision]
    .value = BEFORE
help-proof-after = The PDF after [default: the annex that the sources give now]
    .value = AFTER
help-proof-rev = Compare with the annex as it was at this revision of git
    .value = REVISION
help-proof-format = A table to read, or JSON for a program
    .value = FORMAT
help-proof-output = Where to draw the pages that changed [default: out/epreuve/, or beside the PDF after]
    .value = FOLDER
help-proof-no-pictures = Draw nothing
help-proof-exit-code = End with code 1 if there is a difference

help-check = Check the sources, their wording, the layout and the conformance of the PDFs, without writing anything
    .after =
        Examples:
          annexe check && git commit -a
          annexe check esat-mezin           what is found in one sheet only
          annexe check --strict             fails on warnings, too
          annexe check --no-typeset         without typesetting: done at once
          annexe explain phrase-coupee      what a code means

        “silence:”, in annexe.yaml, turns a warning off, everywhere or for some sheets.
help-check-files = Show only what is found in these sheets [default: in all]
    .value = SHEET
help-check-fix = First mend what can be mended without changing a word: quotation marks, indentation, tabs
help-check-strict = Fail (exit code 1) on warnings, too
help-check-staged = Check what is ready for the next commit (git add), not the files
help-check-no-typeset = Do not typeset: the texts only, done at once
help-check-personal-data = Add the sheets that name people together with their contact details
help-check-format = For a reader, for an editor, or for a program (on standard output)
    .value = FORMAT
    .human = Each faulty line, with its remedy
    .short = One line for each finding: file:line:column
    .json = One JSON object on each line
    .sarif = One SARIF 2.1.0 document
    .github = The commands of GitHub workflows

help-explain = Explain the code of a message: what is wrong, an example, the remedy
    .after =
        Examples:
          annexe explain                    all codes
          annexe explain phrase-coupee
help-explain-code = Code, as the message gives it in square brackets; without it, the list of all codes
    .value = CODE

help-fmt = Put the sources in one form: order of keys, one sentence on each line; no word changes
    .after =
        Examples:
          annexe fmt                            all sheets and annexe.yaml
          annexe fmt sources/esat-mezin.yaml    one sheet
          annexe fmt --check                    names what would change, writes nothing (exit code 1)
          annexe fmt - < draft.yaml             from standard input to standard output
help-fmt-files = Files, or “-” for standard input [default: all sheets and annexe.yaml]
    .value = FILE
help-fmt-check = Write nothing; name the files that would change
help-fmt-staged = Look at what is ready for the next commit (git add), not at the files

help-diff = Say what changed from one version to another: sheets, sections, words
    .after =
        Examples:
          annexe diff                        what changed since the last commit
          annexe diff v2023..v2024           from one version to another
          annexe diff v2023 --pdf changes.pdf
          annexe diff v2023 --format markdown > changes.md
          annexe diff --no-git annex-2023 annex-2024
help-diff-versions = Version to compare with the files, or two: OLD..NEW (commit, tag, branch) [default: HEAD]
    .value = VERSION
help-diff-no-git = Compare two folders, without git
help-diff-pdf = Write the sheets that changed to a PDF, too: what is new underlined, what is gone struck
    .value = FILE
help-diff-docx = Write the sheets that changed for Word, too, with tracked changes
    .value = FILE
help-diff-format = Text to read, JSON for a program, or a change log in Markdown
    .value = FORMAT
help-diff-exit-code = End with code 1 when something changed
help-log = Tell the history of the annex, or of a sheet: what each commit changed
    .after =
        Examples:
          annexe log                         the last twenty commits that touched the sources
          annexe log esat-mezin              the history of a sheet
          annexe log esat-mezin --rev v2023 -n 5

        Each change is told once, at the commit that made it, on whatever branch; a merge is told only for what it changed itself. Of a sheet, changes of its place and its name, too.
help-log-id = Identifier of the sheet; without it, the whole annex
    .value = ID
help-log-rev = Up to this revision
    .value = REVISION
help-log-number = Number of commits, at most
    .value = NUMBER
help-log-format = Text to read, or JSON for a program
    .value = FORMAT

help-list = List the sheets, their pages and their themes
    .after =
        Examples:
          annexe list
          annexe list --format json | jq '.[].id'
help-list-format = A table to read, or JSON for a program
    .value = FORMAT

help-import = Make a collection of sheets of an annex in text (Markdown), in Word and ODT documents, or in PDFs that carry their source
    .after =
        Examples:
          annexe import annexe-2019.md --into annexe-2019
          annexe import contents.md sheet-1.docx sheet-2.docx --into annexe-2020
          annexe import sheet.docx --into annexe-2020          adds a sheet to this collection
          annexe import out/fiches/sheet.pdf --into T         the sources of a PDF made with --attach
          annexe import annexe.md --types my-headings.yaml     with other section headings
          annexe import annexe.md --format json | jq .words    the report, for a program
          annexe build --root annexe-2019

        Nothing is replaced without --force, and all is written or nothing. What deserves a look is said on stderr, with its line or paragraph; -v says all that was recognised.
help-import-files = Texts in Markdown or Word (.docx) and ODT (.odt) documents: a whole annex, or its pieces in their order; or PDFs made with --attach
    .value = FILE
help-import-into = Folder of the collection: a new one, or one that is there, to add sheets to it; otherwise one in the current folder, named after the first file
    .value = FOLDER
help-import-types = Table of patterns that completes the program's own: section headings, labels of the sidebar REPÈRES
    .value = FILE
help-import-force = Replace the files that are there, all of them or none
help-import-format = A report to read (on stderr), or JSON for a program (on stdout)
    .value = FORMAT

help-template = Make a form of a sheet, to be filled in with Word or LibreOffice
    .after =
        Examples:
          annexe template sheet.docx                            for Word
          annexe template sheet.odt                             for LibreOffice
          annexe template film.docx --film                      the sheet of a film
          annexe template - --format docx > sheet.docx
          annexe import sheet.docx --into contributions         once it is filled in

        In the folder of an annex (or with --root), the form lists its themes and its own section types.
help-template-file = Form to write: .docx for Word, .odt for LibreOffice; “-” for standard output
    .value = FILE
help-template-format = Format of what goes to standard output
    .value = FORMAT
help-template-film = The form of a film's sheet: a text and credits, neither landmarks nor sections
help-template-force = Replace the file, if it is there already

help-git-setup = Set git up for sheets: changes word by word, branches merged sentence by sentence, a check before every commit
    .after =
        Examples:
          annexe git-setup --dry-run        what would be changed
          annexe git-setup
          git diff --word-diff              the changes, word by word
          git merge review                  changes of neighbouring sentences are no conflict any more
          annexe git-setup --undo           undo all of it

        Nothing changes but in this clone: neither the files nor the settings of other repositories.
help-git-setup-undo = Take away what this command has set
help-git-setup-dry-run = Say what would be changed, change nothing

help-merge-file = Bring two versions of a sheet together, sentence by sentence (git calls it, after “annexe git-setup”)
    .after =
        Examples:
          annexe merge-file ours.yaml base.yaml theirs.yaml    ours.yaml gets the changes of both
          annexe merge-file -p ours.yaml base.yaml theirs.yaml > sheet.yaml

        Like “git merge-file”, but neighbouring sentences are not in each other's way. Two changes of one sentence stay side by side, between <<<<<<< and >>>>>>> (exit code 1).
help-merge-file-ours = One side's version; it gets the result
    .value = OURS
help-merge-file-base = The version that both began with
    .value = BASE
help-merge-file-theirs = The other side's version
    .value = THEIRS
help-merge-file-stdout = Write no file: the result goes to standard output
help-merge-file-name = The file's name in the annex, where the three have another
    .value = NAME
help-merge-file-marker-size = Length of the signs around what has to be chosen
    .value = N

help-clean = Remove the PDFs that the program has made, and nothing else
    .after =
        Examples:
          annexe clean --dry-run            what would be removed
          annexe clean
          annexe clean -o /tmp/trial

        Your own files stay, even in out/: they are named.
help-clean-output = Where the PDFs are [default: out/ in the folder of the annex]
    .value = FOLDER
help-clean-dry-run = Say what would be removed, remove nothing

help-completions = Write what a shell needs to complete commands with the Tab key
    .after =
        Examples:
          annexe completions bash > ~/.local/share/bash-completion/completions/annexe
          annexe completions zsh  > ~/.zfunc/_annexe
          annexe completions fish > ~/.config/fish/completions/annexe.fish
          annexe completions powershell >> $PROFILE
help-completions-shell = Shell that runs your commands
    .value = SHELL

help-schema = Give the JSON Schema of a sheet or of the manifest, for editors
    .after =
        Examples:
          annexe schema --write             makes the copies in sources/schemas/ anew
          annexe schema                     the schema of sheets, on standard output
          annexe schema manifest -o annexe.schema.json

        In the folder of an annex (or with --root), the schema knows its themes, its section types and its sheets.
        The first line of the sources (“# yaml-language-server: …”) tells the editor where it is.
help-schema-what = What the schema describes
    .value = WHAT
    .sheet = A sheet
    .manifest = The manifest, annexe.yaml
help-schema-output = File to write [default: standard output]
    .value = FILE
help-schema-write = Write the two copies of the annex, sources/schemas/, or make them anew

help-doctor = Say what the annex, the program and the machine look like, to be sent to whoever helps
    .after =
        Examples:
          annexe doctor
          annexe doctor > state.txt
          annexe doctor --format json | jq .todo

        Nothing is written or sent; paths begin at the folder of the annex, or at “~”.
        Exit codes: 0 nothing stands in the way, 1 the sources are to be corrected, 2 the work cannot be done.
help-doctor-format = Text to be read, or JSON for a program
    .value = FORMAT
