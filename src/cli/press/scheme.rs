//! How pages come onto leaves, from the arguments to measures.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::message::{decimal, text};
use crate::press::measure::{Measures, Paper, Size, mm};
use crate::press::plan::{Binding, FOLIO, Job, Part, PerSide, Plan, Side};
use crate::press::{self, Duplex, Source};

/// The scale from which on pages are as they are, to an eye.
const ALIKE: f64 = 0.995;
/// Room for marks around a page that is alone on its leaf, in millimetres.
const AROUND: f64 = 12.0;
/// The thickest paper that is folded, in millimetres: card of 350 g/m².
const THICKEST: f64 = 0.5;

/// How pages come onto leaves.
#[derive(Args)]
pub(super) struct Options {
    /// Livret : les feuilles, pliées et glissées l'une dans l'autre, sont agrafées dans le pli ; les pages blanches qu'il faut viennent avant le dos de la couverture de l'annexe, à la fin d'une fiche ou d'un autre PDF
    #[arg(long, conflicts_with = "signature")]
    booklet: bool,
    /// Cahiers de N pages, pliés puis collés au dos (dos carré) ; N est un multiple de 4
    #[arg(long, value_name = "N", value_parser = gathering)]
    signature: Option<NonZeroUsize>,
    /// Pages par face ; avec --booklet ou --signature, 4 veut dire que chaque feuille est pliée deux fois
    #[arg(long, value_name = "N", value_enum)]
    n_up: Option<NUp>,
    /// Papier [par défaut : le plus petit qui porte les pages sans les réduire, sinon A3 ; avec --n-up seul, celui d'une page]
    #[arg(long, value_name = "PAPIER", value_enum)]
    sheet: Option<Sheet>,
    /// Bord sur lequel l'imprimante retourne la feuille [par défaut : celui qui laisse les deux faces dans le même sens]
    #[arg(long, value_name = "BORD", value_enum)]
    duplex: Option<Edge>,
    /// Épaisseur du papier, en millimètres : chaque feuille intérieure est rapprochée du pli d'autant
    #[arg(long, value_name = "MM", value_parser = thickness, allow_hyphen_values = true)]
    creep: Option<f64>,
    /// La couverture (les deux premières et les deux dernières pages, les blanches étant ajoutées avant la dernière) dans un fichier à part
    #[arg(long)]
    cover_apart: bool,
    /// Largeur du dos, en millimètres : la couverture, à part, devient une feuille avec le dos entre ses deux pages (dos carré)
    #[arg(long, value_name = "MM", value_parser = spine, conflicts_with = "paper_thickness", allow_hyphen_values = true)]
    spine: Option<f64>,
    /// La même chose, le dos étant calculé d'après l'épaisseur du papier intérieur, en millimètres
    #[arg(long, value_name = "MM", value_parser = thickness, allow_hyphen_values = true)]
    paper_thickness: Option<f64>,
    /// Sans traits de coupe, repères ni ligne de travail
    #[arg(long)]
    no_marks: bool,
}

/// Pages on a side.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NUp {
    #[value(name = "1")]
    One,
    #[value(name = "2")]
    Two,
    #[value(name = "4")]
    Four,
}

/// Papers.
#[derive(Clone, Copy, ValueEnum)]
enum Sheet {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
    /// 320 × 450 mm : un A3 et de quoi couper
    Sra3,
}

/// Edges.
#[derive(Clone, Copy, ValueEnum)]
enum Edge {
    /// Le bord long
    Long,
    /// Le bord court
    Short,
}

/// All that is decided: what is printed where, how large, and how it is turned.
pub(super) struct Work {
    pub(super) plan: Plan,
    pub(super) job: Job,
    pub(super) marks: bool,
    pub(super) measures: Measures,
    edge: Option<Edge>,
    paper: Option<Paper>,
    /// The largest page.
    pub(super) page: Size,
    /// Whether the paper was chosen by the program.
    unasked: bool,
    /// The width of the back of a cover apart, in points.
    spine: Option<f64>,
}

impl Options {
    /// # Errors
    /// When the arguments do not go together.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let bound = self.booklet || self.signature.is_some();
        let alone = |argument: &str| {
            Failure::work(text!("press-not-bound", argument))
                .with_hint(text!("press-not-bound.hint", argument))
        };
        if !bound && self.cover_apart {
            return Err(alone("--cover-apart"));
        }
        if !bound && self.creep.is_some() {
            return Err(alone("--creep"));
        }
        if let Some(argument) = self.of_spines()
            && !(self.signature.is_some() && self.cover_apart)
        {
            return Err(Failure::work(text!("press-no-spine", argument))
                .with_hint(text!("press-no-spine.hint", argument)));
        }
        if bound && self.n_up == Some(NUp::One) {
            return Err(
                Failure::work(text!("press-one-bound")).with_hint(text!("press-one-bound.hint"))
            );
        }
        let multiple = 2 * self.per_side().pages();
        match self.signature {
            Some(pages) if !pages.get().is_multiple_of(multiple) => {
                let near = pages.get().next_multiple_of(multiple);
                Err(Failure::work(text!("press-signature", pages = pages.get(), multiple))
                    .with_hint(text!("press-signature.hint", near)))
            }
            _ => Ok(()),
        }
    }

    /// The argument that asks for a spine, if there is one.
    fn of_spines(&self) -> Option<&'static str> {
        match (self.spine, self.paper_thickness) {
            (Some(_), _) => Some("--spine"),
            (_, Some(_)) => Some("--paper-thickness"),
            (None, None) => None,
        }
    }

    /// The width of the spine in points: as it is told, or that of all leaves inside.
    fn spine(&self, plan: &Plan) -> Option<f64> {
        let leaves = || {
            let inside = plan.parts.iter().filter(|part| !part.is_cover);
            let cells = inside.flat_map(|part| &part.leaves).flat_map(|leaf| &leaf.sides);
            cells.flat_map(Side::cells).count() / 2
        };
        let spine = self.spine.or_else(|| Some(self.paper_thickness? * leaves() as f64));
        spine.filter(|spine| *spine > 0.0).map(mm)
    }

    /// What the file is called after its source.
    pub(super) fn kind(&self) -> &'static str {
        match (self.booklet, self.signature, self.per_side()) {
            (true, ..) => "livret",
            (_, Some(_), _) => "cahiers",
            (.., PerSide::One) => "impression",
            (.., PerSide::Two | PerSide::Above) => "2-par-face",
            (.., PerSide::Four) => "4-par-face",
        }
    }

    fn per_side(&self) -> PerSide {
        match self.n_up {
            Some(NUp::Four) => PerSide::Four,
            Some(NUp::Two) => PerSide::Two,
            Some(NUp::One) => PerSide::One,
            None if self.booklet || self.signature.is_some() => PerSide::Two,
            None => PerSide::One,
        }
    }

    /// Two pages that lie across stand one above the other, which leaves them larger; a fold has them side by side.
    fn per_side_of(&self, page: Size) -> PerSide {
        match (self.per_side(), self.binding()) {
            (PerSide::Two, Binding::Flat { .. }) if page.width > page.height => PerSide::Above,
            (per_side, _) => per_side,
        }
    }

    fn binding(&self) -> Binding {
        match (self.booklet, self.signature) {
            (true, _) => Binding::Saddle,
            (false, Some(pages)) => Binding::Gathered(pages),
            (false, None) => Binding::Flat { duplex: self.duplex.is_some() },
        }
    }

    /// Decides all that the arguments leave open.
    pub(super) fn work(&self, source: &Source, back_cover: bool) -> Work {
        let job = Job {
            pages: source.pages(),
            binding: self.binding(),
            per_side: self.per_side_of(source.largest()),
            back_cover,
            cover_apart: self.cover_apart,
        };
        let (paper, measures) = self.measures(source, &job);
        let bleed = source.bleed() * measures.scale;
        let measures = Measures { creep: mm(self.creep.unwrap_or(0.0)), bleed, ..measures };
        let (edge, marks) = (self.duplex, !self.no_marks);
        let (page, plan) = (source.largest(), job.plan());
        let spine = self.spine(&plan);
        let unasked = self.sheet.is_none();
        Work { plan, job, measures, edge, marks, paper, page, unasked, spine }
    }

    fn measures(&self, source: &Source, job: &Job) -> (Option<Paper>, Measures) {
        let page = source.largest();
        let paper = match (self.sheet, job.binding, job.per_side) {
            (Some(sheet), ..) => sheet.paper(),
            (None, Binding::Flat { .. }, PerSide::One) => {
                let margin = if self.no_marks { source.bleed() } else { mm(AROUND) };
                return (None, Measures::around(page, margin));
            }
            // Several pages on a side are for saving paper: the paper of one.
            (None, Binding::Flat { .. }, _) => Paper::holding(page, PerSide::One),
            (None, ..) => Paper::holding(page, job.per_side),
        };
        (Some(paper), Measures::new(paper.size(), page, job.per_side))
    }
}

impl Sheet {
    fn paper(self) -> Paper {
        match self {
            Self::A4 => Paper::A4,
            Self::A3 => Paper::A3,
            Self::Sra3 => Paper::Sra3,
        }
    }
}

impl Work {
    /// Where pages lie on the leaves of a part: a cover is folded once, however often the leaves inside are.
    pub(super) fn measures(&self, part: &Part) -> Measures {
        if let (true, Some(spine)) = (part.is_cover, self.spine) {
            let Measures { scale, bleed, .. } = self.measures;
            let paper = self.paper.map(Paper::size);
            let margin = if self.marks { mm(AROUND).max(bleed) } else { bleed };
            return Measures::cover((self.page, scale, spine), paper, margin, bleed);
        }
        match (part.is_cover, self.job.per_side, self.paper) {
            (true, PerSide::Four, Some(paper)) => {
                let (scale, two) = (self.measures.scale, PerSide::Two);
                let folio = Measures::at_most(scale, paper.size(), self.page, two);
                Measures { bleed: self.measures.bleed, ..folio }
            }
            _ => self.measures,
        }
    }

    /// Which edge the printer turns a part's leaves about, told or found.
    pub(super) fn duplex(&self, part: &Part) -> Duplex {
        match self.edge {
            Some(Edge::Long) => Duplex::Long,
            Some(Edge::Short) => Duplex::Short,
            None if self.measures(part).is_across() => Duplex::Short,
            None => Duplex::Long,
        }
    }

    /// The sides of a part as they are printed.
    pub(super) fn sides(&self, part: &Part) -> Vec<Side> {
        press::sides(&part.leaves, &self.measures(part), self.duplex(part))
    }

    /// Whether pages of a fold are made smaller though nobody has named a paper that they are too large for.
    pub(super) fn is_unasked_smaller(&self) -> bool {
        self.unasked && self.is_bound() && self.measures.scale < ALIKE
    }

    /// Whether leaves are folded.
    pub(super) fn is_bound(&self) -> bool {
        !matches!(self.job.binding, Binding::Flat { .. })
    }

    /// Whether leaves are folded along their upright and their level middle.
    pub(super) fn folds(&self, part: &Part) -> (bool, bool) {
        let twice = self.job.per_side == PerSide::Four && !part.is_cover;
        (self.is_bound(), self.is_bound() && twice)
    }

    /// The width of the spine that a part has, in millimetres.
    pub(super) fn spine(&self, part: &Part) -> Option<f64> {
        self.spine.filter(|_| part.is_cover).map(|spine| spine / mm(1.0))
    }

    /// The paper of most leaves, in words.
    pub(super) fn paper_name(&self) -> String {
        self.paper_called(&self.measures)
    }

    /// The paper of a part, in words.
    pub(super) fn paper_of(&self, part: &Part) -> String {
        self.paper_called(&self.measures(part))
    }

    fn paper_called(&self, measures: &Measures) -> String {
        let leaf = measures.leaf;
        let bought =
            self.paper.filter(|paper| [paper.size(), paper.size().turned()].contains(&leaf));
        match bought {
            Some(paper) => paper.name().to_owned(),
            None => {
                let millimetres = |points: f64| (points / mm(1.0)).round();
                format!("{} × {} mm", millimetres(leaf.width), millimetres(leaf.height))
            }
        }
    }

    /// How large pages are beside those of the source, in hundredths.
    pub(super) fn percent(&self) -> String {
        decimal(self.measures.scale * 100.0, 0)
    }

    /// What to tell the printer's dialogue, and what to do with what comes out.
    pub(super) fn advice(&self) -> String {
        let body = self.plan.parts.last();
        let edge = match body.map_or(Duplex::Long, |part| self.duplex(part)) {
            Duplex::Long => text!("press-long-edge"),
            Duplex::Short => text!("press-short-edge"),
        };
        match (self.job.binding, self.job.per_side) {
            (Binding::Flat { duplex: false }, _) => text!("press-advice-flat"),
            (Binding::Flat { duplex: true }, _) => text!("press-advice-duplex", edge),
            (Binding::Saddle, PerSide::Four) => text!("press-advice-booklet-twice", edge),
            (Binding::Saddle, _) => text!("press-advice-booklet", edge),
            (Binding::Gathered(pages), _) => {
                text!("press-advice-gathered", edge, pages = pages.get().max(FOLIO))
            }
        }
    }
}

fn gathering(value: &str) -> Result<NonZeroUsize, String> {
    value.trim().parse().map_err(|_| text!("press-gathering"))
}

/// The widest back that glue holds, in millimetres.
const WIDEST: f64 = 60.0;

fn spine(value: &str) -> Result<f64, String> {
    let number: f64 = value.trim().replace(',', ".").parse().map_err(|_| text!("press-spine"))?;
    if (1.0..=WIDEST).contains(&number) { Ok(number) } else { Err(text!("press-spine")) }
}

fn thickness(value: &str) -> Result<f64, String> {
    let number: f64 = value.trim().replace(',', ".").parse().map_err(|_| text!("press-creep"))?;
    if (0.0..=THICKEST).contains(&number) { Ok(number) } else { Err(text!("press-creep")) }
}
