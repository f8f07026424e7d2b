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

/// Largest text to import, in bytes; a printed annex of 48 pages is 136 kB.
pub const IMPORT_BYTES: u64 = 16 << 20;

/// Most lines of the texts of one import; a printed annex has about 2,000.
pub const IMPORT_LINES: usize = 1_000_000;

/// Most texts of one import: a sheet each.
pub const IMPORT_TEXTS: usize = SHEETS;
