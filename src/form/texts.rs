//! The form's own words: what is to be written where, and how.
//!
//! Headings, labels and names of fields are not here: they are the format's.

use super::model::Style;

/// The document's title.
pub(super) const TITLE: &str = "Fiche à remplir";

/// The title of the form of a film.
pub(super) const FILM_TITLE: &str = "Fiche de film à remplir";
/// A film's text.
pub(super) const FILM_TEXT: Place =
    ("Texte", "ce que le film raconte, et ce qu'il montre du développement social");
/// How a film's credits are written.
pub(crate) const CREDITS_HELP: [&str; 2] = [
    "le générique, une ligne par mention ; gardez le mot qui la commence (Durée, Réalisation…).",
    "Il en faut au moins deux. D'autres mots possibles : Scénario, Montage, Son, Production.",
];
/// A film's credits: each line begins with what it is.
pub(super) const CREDITS: &[Place] = &[
    ("Durée", "la durée, par exemple Durée : 32 minutes"),
    ("Droits", "le producteur et la date, par exemple © Un studio, février 2014"),
    ("Réalisation", "qui l'a fait, par exemple Réalisation : une association de quartier"),
    ("Image", "qui a filmé, par exemple Image : un chef opérateur"),
    ("Musique", "la musique, par exemple Musique originale : une compositrice"),
];

/// The head of the sidebar.
pub(super) const SIDEBAR: &str = "REPÈRES";
/// The labels of what stands between the title and the lead.
pub(super) const ACTION_LABEL: &str = "Nom de l'action";
/// See [`ACTION_LABEL`].
pub(super) const SUMMARY_LABEL: &str = "Titre au sommaire";
/// See [`ACTION_LABEL`].
pub(super) const THEMES_LABEL: &str = "Thèmes";

/// A place to fill in: what it is called, and what to write there.
pub(super) type Place = (&'static str, &'static str);

/// The sheet's title.
pub(super) const SHEET_TITLE: Place = ("Titre", "le titre de la fiche");
/// Its second title.
pub(super) const SUBTITLE: Place = ("Sous-titre", "un sous-titre, si la fiche en a un");
/// Its lead.
pub(super) const LEAD: Place = (
    "Chapeau",
    "le chapeau, l'essentiel en deux ou trois phrases : qui agit, où, pour qui, ce que cela change",
);
/// What stands after the label of the action's name.
pub(super) const ACTION: &str = "son nom, si elle en a un";
/// What stands after the label of the title in the summary.
pub(super) const SUMMARY: &str = "le titre en plus court, s'il est long";
/// What stands after the label of the themes.
pub(super) const THEMES: &str = "leurs numéros, par exemple 1, 3";
/// A row of the author's own.
pub(super) const OWN_LABEL: Place = ("Autre rubrique", "une autre rubrique : Moyens, Coût…");
/// The text of that row.
pub(super) const OWN_TEXT: &str = "son texte";
/// What the table is, for those who hear it.
pub(super) const TABLE: &str =
    "L'encadré Repères de la fiche : à gauche les rubriques, à droite votre texte.";
/// The note of the example.
pub(super) const NOTE: Place =
    ("Note", "une note ; sans elle, effacez son appel ou laissez-la ainsi");

/// The fields of the table, by key, in their order, and what to write there; a point of a list or a text.
pub(super) const FIELDS: &[(&str, Style, &str)] = &[
    ("objectifs", Style::TableBullet, "un objectif par point"),
    ("public", Style::TableText, "à qui l'action s'adresse"),
    ("contact", Style::TableText, "un service, un téléphone, une adresse, chacun sur sa ligne"),
    ("debut", Style::TableText, "l'année"),
];

/// The usual sections, by type, in their usual order, and what to write there.
pub(super) const SECTIONS: &[(&str, &[(Style, &str)])] = &[
    ("contexte", &[(Style::Body, "d'où l'on part : le lieu, les habitants, ce qui manquait")]),
    (
        "enjeux",
        &[
            (Style::Bullet, "un enjeu par point"),
            (Style::SubBullet, "au besoin, une précision sous un point"),
        ],
    ),
    (
        "projet",
        &[
            (Style::Body, "ce que l'on a voulu faire, et avec qui"),
            (Style::Heading, "un intertitre, par exemple Place des habitants"),
            (Style::Body, "le texte sous cet intertitre"),
            (Style::SmallHeading, "un intertitre plus discret, par exemple Le calendrier"),
            (Style::Number, "une étape par numéro"),
        ],
    ),
    (
        "actions",
        &[
            (Style::Bullet, "une action par point"),
            (Style::CalloutTitle, "le titre d'un encadré, par exemple Qu'est-ce qu'une régie ?"),
            (Style::Callout, "le texte de l'encadré"),
            (Style::Body, "une image, insérée ici à la place de ces mots"),
            (Style::Caption, "sa légende ou son crédit"),
        ],
    ),
    ("evaluation", &[(Style::Body, "comment on a su ce que l'action donnait")]),
    (
        "transformations",
        &[
            (Style::Body, "ce qui a changé, et pour qui"),
            (Style::Quote, "les paroles d'une personne, entre guillemets"),
            (Style::Statement, "une phrase à mettre en avant"),
        ],
    ),
    ("illustration", &[(Style::Body, "ce que l'action montre du développement social")]),
    ("perspectives", &[(Style::Body, "la suite")]),
    ("sources", &[(Style::Body, "un document ou un site par ligne, avec son adresse")]),
];
/// What to write in a section of the collection's own.
pub(super) const OWN_SECTION: &str = "le texte de cette partie";
/// The section that closes a sheet: a collection's own ones come before it.
pub(super) const LAST: &str = "sources";

/// The words that are another program's: how a place to fill in looks there, and what its menus and styles are called.
pub(super) struct Program {
    /// What stands round a hint.
    pub(super) brackets: &'static str,
    /// How a picture gets its text.
    pub(super) picture: &'static str,
    /// How a note is made.
    pub(super) note: &'static str,
    /// The names of styles: heading, plain heading, quotation, statement, call-out's title and text, caption, section.
    pub(super) heading: &'static str,
    /// See [`Program::heading`].
    pub(super) small_heading: &'static str,
    /// See [`Program::heading`].
    pub(super) quote: &'static str,
    /// See [`Program::heading`].
    pub(super) statement: &'static str,
    /// See [`Program::heading`].
    pub(super) callout_title: &'static str,
    /// See [`Program::heading`].
    pub(super) callout: &'static str,
    /// See [`Program::heading`].
    pub(super) caption: &'static str,
    /// See [`Program::heading`].
    pub(super) section: &'static str,
}

/// Word's.
pub(super) const WORD: Program = Program {
    brackets: "crochets",
    picture: "Insertion > Images ; puis, d'un clic droit, « Texte de remplacement » : ce qu'elle montre",
    note: "Références > Insérer une note de bas de page",
    heading: "Titre 2",
    small_heading: "Titre 3",
    quote: "Citation",
    statement: "Citation intense",
    callout_title: "Encadré titre",
    callout: "Encadré",
    caption: "Légende",
    section: "Titre 1",
};

/// LibreOffice's.
pub(super) const WRITER: Program = Program {
    brackets: "chevrons",
    picture: "Insertion > Image ; puis, d'un clic droit, « Texte alternatif » : ce qu'elle montre",
    note: "Insertion > Note de bas de page",
    heading: "Titre 2",
    small_heading: "Titre 3",
    quote: "Bloc de citation",
    statement: "Exergue",
    callout_title: "Encadré titre",
    callout: "Encadré",
    caption: "Légende",
    section: "Titre 1",
};

impl Program {
    /// How to fill in the form.
    pub(super) fn how_to_fill(&self) -> Vec<String> {
        let brackets = self.brackets;
        vec![
            format!("cliquez sur un texte entre {brackets} et écrivez : il laisse la place au vôtre."),
            "Tout est facultatif, sauf le titre. Laissez tel quel ce qui ne sert pas : rien n'en sera repris."
                .to_owned(),
            "Apostrophes, guillemets, espaces : écrivez au plus simple. La fin du formulaire dit comment faire un encadré, une note, une image…"
                .to_owned(),
        ]
    }

    /// How to make what a text without sections may hold.
    pub(super) fn how_to_write_text(&self) -> Vec<String> {
        vec![
            format!("Citation : style « {} ».", self.quote),
            format!("Note : {}.", self.note),
            "Gras, italique, liens : comme d'habitude.".to_owned(),
        ]
    }

    /// How to make what a section may hold.
    pub(super) fn how_to_write(&self, other_sections: &[&str]) -> Vec<String> {
        let Self { heading, small_heading, quote, statement, callout_title, callout, .. } = self;
        vec![
            "la mise en forme tient aux styles de ce document ; copier un exemple suffit aussi."
                .to_owned(),
            format!("Intertitre : style « {heading} » ; plus discret : « {small_heading} »."),
            "Liste : boutons Puces et Numérotation ; au niveau du dessous : touche Tab.".to_owned(),
            format!("Citation : style « {quote} ». Phrase mise en avant : « {statement} »."),
            format!(
                "Encadré : style « {callout_title} » pour son titre, « {callout} » pour son texte."
            ),
            format!("Note : {}.", self.note),
            format!(
                "Image : {}. Sous elle, légende ou crédit : style « {} ».",
                self.picture, self.caption
            ),
            "Gras, italique, liens : comme d'habitude.".to_owned(),
            format!(
                "Autre partie : une ligne en style « {} ». D'autres titres habituels : {}.",
                self.section,
                other_sections.join(" · ")
            ),
        ]
    }
}
