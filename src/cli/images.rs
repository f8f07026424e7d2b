//! `annexe build --format png`: pages as images, all of them on one, the cover alone.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::{Args, ValueEnum};
use image::RgbImage;
use rayon::prelude::*;

use super::console::Console;
use super::session::{Session, shown};
use crate::failure::Failure;
use crate::images::{self, Selection, Unselectable, contact_sheet};
use crate::limits::IMAGE_PIXELS;
use crate::message::text;
use crate::output::{self, IMAGES, Staging};
use crate::typeset::{Output, Typeset};

/// Points an inch, unless told otherwise: sharp on a screen, a fifth of a megabyte a page.
const DPI: u32 = 150;
/// Points an inch of pages on a contact sheet: their shape is seen, titles can be read.
const CONTACT_DPI: u32 = 40;
/// Width of a thumbnail, in points.
const THUMBNAIL: f64 = 600.0;

/// Images that wait beside their places.
pub(super) struct Drawn {
    staging: Staging,
    /// Their places and sizes.
    made: Vec<(PathBuf, usize)>,
}

/// Which images are made of the pages.
#[derive(Args)]
pub(super) struct Options {
    /// Format : PDF, ou une image par page, dans out/images/ [par défaut : pdf]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Résolution des images PNG et JPEG, en points par pouce, de 20 à 600 [par défaut : 150 ; sur la planche, 40]
    #[arg(long, value_name = "N", value_parser = resolution)]
    dpi: Option<u32>,
    /// Pages dont on veut l'image : « 1,4-6 », « 40- » ; celles de l'annexe, ou des fiches avec --only ou --handouts-only [par défaut : toutes, de l'annexe et des fiches]
    #[arg(long, value_name = "PAGES", value_parser = selection)]
    pages: Option<Selection>,
    /// Toutes les pages sur une seule image, pour les voir d'un coup d'œil
    #[arg(long)]
    contact_sheet: bool,
    /// La couverture seule, en petit (600 points de large), pour un site web
    #[arg(long)]
    thumbnail: bool,
}

/// What pages become.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Les PDF
    Pdf,
    /// Des points, sans perte
    Png,
    /// Des points, plus léger s'il y a des photographies
    Jpeg,
    /// Des formes, à toute taille
    Svg,
}

impl Options {
    /// Whether images are wanted rather than PDFs.
    pub(super) fn any(&self) -> bool {
        self.format.is_some_and(|format| format != Format::Pdf)
            || self.contact_sheet
            || self.thumbnail
    }

    /// Whether handouts are only drawn if somebody names them: there is one contact sheet, and the pages that somebody counts
    /// are those of the annex.
    pub(super) fn of_annex(&self) -> bool {
        self.format.is_none() || self.pages.is_some()
    }

    /// Whether the thumbnail is the only image that is wanted: it is of the cover.
    fn is_thumbnail_alone(&self) -> bool {
        self.thumbnail && !self.contact_sheet && self.pages().is_none()
    }

    /// # Errors
    /// When there are arguments about images, and none that they would change is wanted.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let argument = match (&self.pages, self.dpi) {
            (Some(_), None) if self.is_thumbnail_alone() => {
                return Err(Failure::work(text!("images-one-page"))
                    .with_hint(text!("images-one-page.hint")));
            }
            (_, Some(_)) if self.any() => return self.check_resolution(),
            _ if self.any() => return Ok(()),
            (Some(_), _) => "--pages",
            (None, Some(_)) => "--dpi",
            (None, None) => return Ok(()),
        };
        Err(Failure::work(text!("images-none", argument))
            .with_hint(text!("images-none.hint", argument)))
    }

    /// Shapes have no resolution, and a thumbnail is as wide as it is.
    fn check_resolution(&self) -> Result<(), Failure> {
        let points = self.pages().is_some_and(|format| format != images::Format::Svg);
        if points || self.contact_sheet {
            return Ok(());
        }
        Err(Failure::work(text!("images-no-points")).with_hint(text!("images-no-points.hint")))
    }

    /// Where all pages were made, the images of pages that there are no more go.
    fn withdraw_others(&self, dir: &Path, made: &[(PathBuf, usize)]) -> Result<(), Failure> {
        if self.pages.is_some() || self.pages().is_none() {
            return Ok(());
        }
        let kept: Vec<PathBuf> = made.iter().map(|(path, _)| path.clone()).collect();
        output::withdraw_pages(dir, &kept)
    }

    fn pages(&self) -> Option<images::Format> {
        match self.format? {
            Format::Pdf => None,
            Format::Png => Some(images::Format::Png),
            Format::Jpeg => Some(images::Format::Jpeg),
            Format::Svg => Some(images::Format::Svg),
        }
    }

    /// The format of an image that is made of several pages, or of a small one.
    fn whole(&self) -> images::Format {
        match self.format {
            Some(Format::Jpeg) => images::Format::Jpeg,
            _ => images::Format::Png,
        }
    }
}

/// Draws the images of some outputs, which wait beside their places.
///
/// # Errors
/// When an output cannot be typeset, or when a page is asked for that there is not.
pub(super) fn draw(
    options: &Options,
    outputs: Vec<Output>,
    session: &Session,
    dir: &Path,
    console: &Console,
) -> Result<Drawn, Failure> {
    let staging = Staging::begin()?;
    let made: Mutex<Vec<(PathBuf, usize)>> = Mutex::default();
    let failed: Mutex<Option<Failure>> = Mutex::default();
    let keep = |path: PathBuf, bytes: Vec<u8>| {
        made.lock().unwrap_or_else(PoisonError::into_inner).push((path.clone(), bytes.len()));
        staging.add(path, bytes);
    };
    let look = |output: &Output, typeset: &Typeset| {
        let images = Images { options, output, typeset, dir: &dir.join(IMAGES) };
        if let Err(failure) = images.make(&keep) {
            *failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
        }
    };
    session.look(outputs, look, console)?;
    if let Some(failure) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(failure);
    }
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.sort();
    Ok(Drawn { staging, made })
}

/// Puts images in their places, all or none.
///
/// # Errors
/// When a file cannot be written.
pub(super) fn write(
    options: &Options,
    Drawn { staging, made }: Drawn,
    dir: &Path,
    console: &Console,
) -> Result<(), Failure> {
    staging.finish()?;
    options.withdraw_others(&dir.join(IMAGES), &made)?;
    for (path, bytes) in made {
        let path = shown(&path).display();
        console.note(&text!("images-made", path, kilobytes = bytes.div_ceil(1000)));
    }
    Ok(())
}

/// The images of one output.
struct Images<'a> {
    options: &'a Options,
    output: &'a Output,
    typeset: &'a Typeset,
    dir: &'a Path,
}

impl Images<'_> {
    fn make(&self, keep: &(impl Fn(PathBuf, Vec<u8>) + Sync)) -> Result<(), Failure> {
        let pages = self.selected()?;
        if let Some(format) = self.options.pages() {
            let dpi = self.options.dpi.unwrap_or(DPI);
            pages.par_iter().try_for_each(|page| {
                keep(self.path(&self.number(*page), format), self.page(*page, format, dpi)?);
                Ok(())
            })?;
        }
        let format = self.options.whole();
        if self.options.contact_sheet {
            let dpi = self.options.dpi.unwrap_or(CONTACT_DPI);
            self.bound(pages.len(), &pages, dpi)?;
            let of = |page: &usize| self.typeset.pixels(*page, f64::from(dpi));
            let small: Vec<RgbImage> = pages.par_iter().filter_map(of).collect();
            let sheet = encoded(&contact_sheet(&small), format, dpi)?;
            keep(self.path("planche", format), sheet);
        }
        if self.options.thumbnail {
            let width = self.typeset.paper(1).map_or(THUMBNAIL, |(width, _)| width);
            let dpi = THUMBNAIL * 72.0 / width;
            if let Some(cover) = self.typeset.pixels(1, dpi) {
                keep(self.path("vignette", format), encoded(&cover, format, dpi.round() as u32)?);
            }
        }
        Ok(())
    }

    fn selected(&self) -> Result<Vec<usize>, Failure> {
        let pages = self.typeset.pages();
        let Some(selection) = &self.options.pages else { return Ok((1..=pages).collect()) };
        let path = self.output.path();
        selection.of(pages).map_err(|page| {
            Failure::work(text!("images-no-page", path, page))
                .with_hint(text!("images-no-page.hint", pages))
        })
    }

    fn page(&self, page: usize, format: images::Format, dpi: u32) -> Result<Vec<u8>, Failure> {
        if format == images::Format::Svg {
            return Ok(self.typeset.svg(page).unwrap_or_default().into_bytes());
        }
        self.bound(1, &[page], dpi)?;
        let pixels = self.typeset.pixels(page, f64::from(dpi)).unwrap_or_default();
        encoded(&pixels, format, dpi)
    }

    /// A layout may set pages of any size: what an image takes is known before it is drawn.
    fn bound(&self, count: usize, pages: &[usize], dpi: u32) -> Result<(), Failure> {
        let per_point = f64::from(dpi) / 72.0;
        let of = |page: &usize| {
            let (width, height) = self.typeset.paper(*page).unwrap_or_default();
            width * height * per_point * per_point
        };
        let largest = pages.iter().map(of).fold(0.0, f64::max);
        if largest * count as f64 <= IMAGE_PIXELS as f64 {
            return Ok(());
        }
        let limit = IMAGE_PIXELS / 1_000_000;
        Err(Failure::work(text!("images-too-large", limit))
            .with_hint(text!("images-too-large.hint")))
    }

    /// The page's number, as long as that of the last page: files then stand in order.
    fn number(&self, page: usize) -> String {
        let digits = self.typeset.pages().to_string().len();
        format!("{page:0digits$}")
    }

    fn path(&self, what: &str, format: images::Format) -> PathBuf {
        let stem = self.output.sheet().unwrap_or("annexe");
        self.dir.join(format!("{stem}-{what}.{}", format.extension()))
    }
}

fn encoded(pixels: &RgbImage, format: images::Format, dpi: u32) -> Result<Vec<u8>, Failure> {
    images::encode(pixels, format, dpi)
        .map_err(|error| Failure::work(text!("images-failed", reason = error.to_string())))
}

fn resolution(value: &str) -> Result<u32, String> {
    let number = value.trim().parse().ok();
    number.filter(|number| (20..=600).contains(number)).ok_or_else(|| text!("images-dpi"))
}

fn selection(text: &str) -> Result<Selection, String> {
    text.parse().map_err(|why| match why {
        Unselectable::Part(part) => text!("images-pages", part),
        Unselectable::Backwards(part) => text!("images-pages-backwards", part),
    })
}
