//! Every bound of the program, with its unit and its reason.
//!
//! The bounds are far above what a real collection needs; they exist so that a broken or hostile file ends in a
//! message on its line, and not in a machine without memory.

use std::time::Duration;

/// Largest source file, in bytes. The longest sheet of a printed annex is about 20 kB.
pub const SOURCE_BYTES: u64 = 2 << 20;

/// Largest number of sheets in a collection: Typst interns file names for ever and counts them in 16 bits.
pub const SHEETS: usize = 5_000;

/// Longest identifier of a sheet, in bytes: it is a file name, and stands in a PDF's metadata and in reports.
pub const ID_BYTES: usize = 100;

/// Most repairs that `check --fix` makes in one file, each of which reads the file some times; a pasted page has 60 lines.
pub const REPAIRS: usize = 200;

/// Deepest nesting of YAML mappings and lists; a sheet needs 4.
pub const YAML_DEPTH: usize = 16;

/// Longest title, label or other text of one line, in characters; a long title has 100.
pub const LINE_CHARACTERS: usize = 600;

/// Most YAML values in one file; a long sheet has about 100.
pub const YAML_NODES: usize = 20_000;

/// Deepest nesting of lists, quotes and call-outs in prose; three levels are printed today.
pub const PROSE_DEPTH: usize = 8;

/// Largest picture file, in bytes.
pub const PICTURE_BYTES: u64 = 20 << 20;

/// Largest picture, in pixels: an A4 page at 600 dpi has 35 million.
pub const PICTURE_PIXELS: u64 = 50_000_000;

/// Longest side of a picture, in pixels: JPEG has no longer one, and a line of fifty million is no picture.
pub const PICTURE_SIDE: u32 = 65_535;

/// How many times longer than high a picture may be, or the other way round: what is flatter is a line that nobody sees.
pub const PICTURE_RATIO: u64 = 400;

/// Most memory for the pictures that are decoded at once, in bytes, on however many threads: two photographs of
/// [`PICTURE_PIXELS`] that are turned, so that two processors are busy, and well below [`MEMORY_BYTES`].
pub const PICTURES_BYTES: u64 = 720_000_000;

/// Most memory for one of them, in bytes: four channels of 16 bits, turned. It is then decoded alone.
pub const PICTURE_MEMORY: u64 = 960_000_000;

/// Most memory for a decoded picture, in bytes per pixel of [`PICTURE_PIXELS`]: four channels of 32 bits.
pub const PICTURE_BYTES_PER_PIXEL: u64 = 16;

/// Most scans of a JPEG that are looked through for damage; one that comes in steps has about ten.
pub const PICTURE_SCANS: usize = 100;

/// Largest colour profile of a picture once inflated, in bytes: those of screens have some hundreds or thousands, those of presses
/// up to three million. Some thousand bytes of a file can inflate to as many million.
pub const PICTURE_PROFILE_BYTES: u64 = 8 << 20;

/// Most parts of an SVG (elements, texts, remarks): a drawn map has about 100,000, and the library that draws takes as many
/// elements.
pub const SVG_NODES: u32 = 1_000_000;

/// Most tiles of patterns and dashes of lines that an SVG shows: readers draw each of them, on every page that has it.
pub const SVG_REPEATS: f64 = 200_000.0;

/// How far into a file an SVG's first tag is looked for, in bytes: licences and remarks of drawing programs come first.
pub const SVG_HEAD_BYTES: usize = 16 << 10;

/// Most files among which one is looked for whose name is much like that of a picture that is not there.
pub const FILES_COMPARED: usize = 20_000;

/// Largest layout file, in bytes; the longest of the program's own have 10 kB, an icon with a drawing much more.
pub const LAYOUT_BYTES: u64 = 4 << 20;

/// How many times an output is typeset again, with less data, to find what a layout failed at: a collection of 5,000
/// sheets takes about 50, and the last of them are small.
pub const LAYOUT_TRIALS: usize = 120;

/// Most files of a collection's own layout that are named where one may be the cause: more nobody reads.
pub const LAYOUT_FILES: usize = 6;

/// Most calls shown of those that led to an error in a layout.
pub const LAYOUT_CALLS: usize = 8;

/// Largest font file, in bytes: the largest of Noto's have 20 million.
pub const FONT_BYTES: u64 = 32 << 20;

/// Largest text to import, in bytes; a printed annex of 48 pages is 136 kB.
pub const IMPORT_BYTES: u64 = 16 << 20;

/// Most lines of the texts of one import; a printed annex has about 2,000.
pub const IMPORT_LINES: usize = 1_000_000;

/// Most texts of one import: a sheet each.
pub const IMPORT_TEXTS: usize = SHEETS;

/// Most summary rows, pairs of a row and a heading, and words of a title that an import compares each with each; beyond,
/// titles are only compared as wholes. No annex has so many, and the time stays in bounds.
pub const IMPORT_ROWS: usize = 300;
/// See [`IMPORT_ROWS`].
pub const IMPORT_PAIRS: usize = 200_000;
/// See [`IMPORT_ROWS`].
pub const IMPORT_TITLE_WORDS: usize = 60;

/// How far a mark may stand from its partner in a text to import, in characters: a link's address, a tag, a word cut by
/// a remark. What is longer is text; without a bound, a page of opening marks would take the square of its length.
pub const IMPORT_REACH: usize = 2_000;

/// Largest state file of a build, in bytes: an output takes about 300, and one line a sheet in the annex's.
pub const STATE_BYTES: u64 = 16 << 20;

/// Longest layout of a collection without sheets; one of twelve sheets takes half a second, on a slow machine five.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// What each sheet adds to that; it takes 30 ms.
pub const DEADLINE_PER_SHEET: Duration = Duration::from_millis(500);

/// Most memory for a collection without sheets, in bytes; one of twelve sheets takes 160 MB.
pub const MEMORY_BYTES: u64 = 1_000_000_000;

/// What each sheet adds to that, in bytes; it takes 3 MB, one full of photographs three times that.
pub const MEMORY_BYTES_PER_SHEET: u64 = 10_000_000;

/// Longest wait for another build: it may be a long one, or several may stand in line.
pub const LOCK_PATIENCE: Duration = Duration::from_secs(300);

/// Stack of the threads that lay out, in bytes: Typst's own bounds on nesting end a layout long before it is full.
pub const STACK_BYTES: usize = 16 << 20;

/// Most diagnostics shown for one run; the count of the others is told.
pub const DIAGNOSTICS_SHOWN: usize = 100;

/// Largest Word or ODT file, in bytes: pictures from telephones make them heavy, text never does.
pub const OFFICE_BYTES: u64 = 64 << 20;

/// Most bytes of the Word and ODT files of one import: they are in memory together.
pub const OFFICE_ALL_BYTES: u64 = 256 << 20;

/// Most parts of a Word or ODT file; one with a hundred pictures has about 130.
pub const OFFICE_PARTS: usize = 4_000;

/// Largest part of a Word or ODT file once inflated, in bytes. Markup takes ten times the room of its text.
pub const OFFICE_PART_BYTES: u64 = 256 << 20;

/// Most bytes inflated from one Word or ODT file, whatever its parts.
pub const OFFICE_TOTAL_BYTES: u64 = 384 << 20;

/// How many times its size a part may inflate to, once it is larger than [`OFFICE_RATIO_FROM`]. Text reaches 20, a small file of
/// the same paragraph over and over several hundred, a bomb 1,000.
pub const OFFICE_RATIO: u64 = 100;

/// Inflated bytes up to which a part may be as repetitive as it likes: they do no harm.
pub const OFFICE_RATIO_FROM: u64 = 32 << 20;

/// Deepest nesting of elements in a Word or ODT file; tables in tables in text boxes reach 60.
pub const OFFICE_DEPTH: usize = 256;

/// Most elements of one paragraph, table or style sheet of a Word or ODT file: they are held in memory together.
pub const OFFICE_NODES: usize = 500_000;

/// Most bytes between two tags, or inside one: a paragraph has some hundreds.
pub const OFFICE_TOKEN_BYTES: u64 = 8 << 20;

/// Most text of one Word or ODT file, in bytes; this many are 6,000 pages.
pub const OFFICE_TEXT_BYTES: usize = 16 << 20;

/// Largest PDF that is read for the source it carries, in bytes; an annex of twelve sheets has 1 million, one full of
/// photographs a hundred.
pub const CARRIER_BYTES: u64 = 256 << 20;

/// Most bytes of the files that one PDF carries: they are in memory together.
pub const CARRIED_BYTES: u64 = 256 << 20;

/// Most files that one PDF carries: a sheet and some pictures each.
pub const CARRIED: usize = 4 * SHEETS;

/// Largest PDF to impose, in bytes: an annex full of photographs has a hundred million.
pub const PRESS_BYTES: u64 = 512 << 20;

/// Largest image of pages, in pixels: an A3 at 600 dpi has 70 million, and three bytes each.
pub const IMAGE_PIXELS: u64 = 200_000_000;
