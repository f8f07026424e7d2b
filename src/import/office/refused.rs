//! Why a Word or ODT file is not read, and what its author can do about it.

use std::fmt;

use crate::limits;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The Word format before 2007: an OLE2 container.
    OldWord,
    /// A password protects it.
    Encrypted,
    /// Rich text.
    Rtf,
    /// OpenDocument text as one XML file.
    FlatOdt,
    /// Something else with a name of its own, such as « une image PNG ».
    Other(&'static str),
    /// Neither an archive nor anything known.
    Unknown,
    /// It has no byte.
    Empty,
    /// It is larger than its bound.
    TooLarge,
    /// The archive, or the part named, is damaged or cut short.
    Damaged(String),
    /// A part inflates beyond its bound.
    Bomb(String),
    /// The archive has too many parts.
    TooManyParts(usize),
    /// A part's name leads out of the archive, or is a link.
    UnsafeName(String),
    /// A part declares a document type, through which it could read files.
    Doctype(String),
    /// A part's elements are nested too deeply, or one of them is too large.
    TooComplex(String),
    /// It has too much text.
    TooLong,
    /// It is a form that nobody filled in.
    NotFilled,
    /// It has no text at all.
    NoText,
}

/// The remedy that suits most files: writing them anew.
const SAVE_AGAIN: &str = "ouvrez-le dans Word ou LibreOffice, puis « Enregistrer sous » : Document Word (.docx) ou Texte ODF (.odt)";

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldWord => out.write_str("c'est un document de l'ancien format Word (.doc)"),
            Self::Encrypted => out.write_str("un mot de passe protège ce document"),
            Self::FlatOdt => out.write_str("c'est un document ODT à plat (.fodt)"),
            Self::Rtf => out.write_str("c'est un document RTF"),
            Self::Other(what) => write!(out, "c'est {what}, et non un document Word ou ODT"),
            Self::Unknown => out.write_str("ce n'est pas un document Word ou ODT"),
            Self::Empty => out.write_str("le fichier est vide"),
            Self::TooLarge => {
                write!(out, "le fichier dépasse {} Mo", limits::OFFICE_BYTES >> 20)
            }
            Self::Damaged(part) if part.is_empty() => {
                out.write_str("le fichier est abîmé ou incomplet")
            }
            Self::Damaged(part) => write!(out, "le fichier est abîmé ou incomplet ({part})"),
            Self::Bomb(part) => {
                write!(out, "« {part} » se déploie démesurément : ce n'est pas un document")
            }
            Self::TooManyParts(count) => {
                write!(out, "{count} parties dans ce document : {} au plus", limits::OFFICE_PARTS)
            }
            Self::UnsafeName(name) => {
                write!(out, "une partie du document porte un nom dangereux : « {name} »")
            }
            Self::Doctype(part) => {
                write!(
                    out,
                    "« {part} » déclare un type de document, ce que Word et ODT ne font pas"
                )
            }
            Self::TooComplex(part) => write!(out, "« {part} » est trop compliqué pour être lu"),
            Self::TooLong => {
                write!(out, "plus de {} Mo de texte", limits::OFFICE_TEXT_BYTES >> 20)
            }
            Self::NotFilled => out.write_str("rien n'est encore rempli dans ce formulaire"),
            Self::NoText => out.write_str("ce document n'a pas de texte"),
        }
    }
}

impl std::error::Error for Refused {}

impl Refused {
    /// What to do.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Encrypted => {
                "enregistrez-en une copie sans mot de passe, puis importez cette copie"
            }
            Self::TooLarge => {
                "réduisez ses images (Word : Fichier > Compresser les images), ou importez-le en plusieurs fichiers"
            }
            Self::FlatOdt => {
                "ouvrez-le dans LibreOffice, puis « Enregistrer sous » : Texte ODF (.odt)"
            }
            Self::TooLong => "importez-le en plusieurs fichiers",
            Self::Damaged(_) | Self::Empty => {
                "demandez à son auteur de vous l'envoyer de nouveau, ou ouvrez-le dans Word ou LibreOffice et enregistrez-le"
            }
            Self::Bomb(_) | Self::TooManyParts(_) | Self::UnsafeName(_) | Self::Doctype(_) => {
                "vérifiez d'où vient ce fichier ; s'il est sûr, ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau"
            }
            Self::NotFilled => {
                "ouvrez-le dans Word ou LibreOffice et écrivez à la place des textes « À remplir » ; tout est facultatif, sauf le titre"
            }
            Self::NoText => {
                "si c'est un document numérisé, passez-le par une reconnaissance de texte"
            }
            _ => SAVE_AGAIN,
        }
    }
}
