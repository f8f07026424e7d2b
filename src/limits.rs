//! Every bound of the program, with its unit and its reason.
//!
//! The bounds are far above what a real collection needs; they exist so that a broken or hostile file ends in a
//! message on its line, and not in a machine without memory.

/// Largest source file, in bytes. The longest sheet of a printed annex is about 20 kB.
pub const SOURCE_BYTES: u64 = 2 << 20;

/// Largest number of sheets in a collection: Typst interns file names for ever and counts them in 16 bits.
pub const SHEETS: usize = 5_000;

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

/// Most diagnostics shown for one run; the count of the others is told.
pub const DIAGNOSTICS_SHOWN: usize = 100;

/// Largest Word or ODT file, in bytes: pictures from telephones make them heavy, text never does.
pub const OFFICE_BYTES: u64 = 64 << 20;

/// Most Word or ODT files in one import; an annex has a dozen sheets.
pub const OFFICE_FILES: usize = 500;

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
