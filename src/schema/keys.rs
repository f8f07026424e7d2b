//! The words about each key, and the shape of its value: what an editor shows where the pointer rests on it.

/// A key that authors write.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key.
    pub key: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What to write, in Markdown.
    pub text: &'static str,
    /// Values that are good, as they stand in YAML.
    pub examples: &'static [&'static str],
    /// What the value is.
    pub(super) shape: Shape,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text of one line that must be there.
    Required,
    /// A text of one line.
    Line,
    /// A text of any length.
    Text,
    /// The text of a field: the key must be there.
    FieldText,
    /// A text of any length that must be there.
    Needed,
    /// A date.
    Date,
    /// A yes or a no.
    Flag,
    /// The page design.
    Template,
    /// The tile's motif.
    Motif,
    /// Numbers of themes.
    ThemeNumbers,
    /// The sidebar.
    Sidebar,
    /// The sections.
    Sections,
    /// A section's type.
    SectionType,
    /// Numbers and titles of themes.
    Themes,
    /// Identifiers of sheets.
    Sheets,
    /// Words.
    Words,
    /// The collection's section types.
    OwnTypes,
    /// The name of a layout.
    Layout,
    /// The profiles of editions.
    Profiles,
    /// One of them.
    Profile,
    /// The printer's, which has inks.
    PressProfile,
    /// What colours of the layout are printed in.
    Inks,
    /// Cyan, magenta, yellow and black.
    Mixture,
    /// A share in percent.
    Share,
    /// All inks together, in percent.
    MostInk,
    /// Points an inch.
    Resolution,
    /// Millimetres beyond the edge.
    Bleed,
    /// Codes, perhaps with sheets.
    Silence,
    /// The name of an icon.
    Icon,
    /// A picture with its description.
    Picture,
}

const fn entry(
    key: &'static str,
    title: &'static str,
    text: &'static str,
    examples: &'static [&'static str],
    shape: Shape,
) -> Entry {
    Entry { key, title, text, examples, shape }
}

/// The keys of a manifest.
pub const MANIFEST: &[Entry] = &[
    entry(
        "annexe",
        "Rang de l'annexe",
        "Son rang dans le guide, tel qu'il s'imprime. **Obligatoire.**",
        &["Annexe 3"],
        Shape::Required,
    ),
    entry(
        "titre",
        "Titre de l'annexe",
        "En grand sur la couverture. S'il contient « : », entre guillemets droits. **Obligatoire.**",
        &["Dix actions près de chez vous"],
        Shape::Required,
    ),
    entry(
        "guide",
        "Titre du guide",
        "Le guide que l'annexe accompagne. **Obligatoire.**",
        &["Guide d'appui"],
        Shape::Required,
    ),
    entry(
        "guide_suite",
        "Suite du titre du guide",
        "En plus maigre sur la couverture. Facultatif.",
        &["aux interventions collectives du travail social"],
        Shape::Line,
    ),
    entry(
        "guide_court",
        "Titre court du guide",
        "Pour le bas des pages. Facultatif : sans lui, le titre entier.",
        &["Guide d'appui"],
        Shape::Line,
    ),
    entry(
        "organisme",
        "Organisme",
        "Qui publie l'annexe. Sous `organisme: |`, chaque ligne est une ligne imprimée.",
        &["Conseil départemental"],
        Shape::Text,
    ),
    entry(
        "image_couverture",
        "Image de couverture",
        "Elle prend place parmi les carreaux de la couverture, au besoin rognée sur ses bords. En dessous, sur des lignes décalées : `fichier:`, `description:`, et si vous voulez `legende:` et `credit:`. Facultatif.",
        &["{fichier: place.jpg, description: La place du village}"],
        Shape::Picture,
    ),
    entry(
        "date",
        "Date de parution",
        "Année-mois-jour. C'est aussi la date des PDF.",
        &["2027-03-15"],
        Shape::Date,
    ),
    entry("version", "Version", "Le numéro de l'édition. Facultatif.", &["1.0"], Shape::Line),
    entry(
        "sujet",
        "Sujet",
        "Dans les propriétés des PDF : une phrase. Facultatif.",
        &["Des actions de développement social"],
        Shape::Line,
    ),
    entry(
        "mots_cles",
        "Mots clés",
        "Dans les propriétés des PDF, entre crochets. Facultatif.",
        &["[travail social, participation]"],
        Shape::Words,
    ),
    entry(
        "themes",
        "Thèmes du guide",
        "Une ligne par thème : son numéro, « : », son titre. Les fiches les nomment par leur numéro.",
        &["{1: Le développement social, 3: La participation des personnes}"],
        Shape::Themes,
    ),
    entry(
        "fiches",
        "Ordre des fiches",
        "Une ligne par fiche : « - » et son identifiant, c'est-à-dire le nom du fichier sans `.yaml`. Sans cette clé, l'ordre est celui des noms.",
        &["[jardin-partage, cafe-des-parents]"],
        Shape::Sheets,
    ),
    entry(
        "types_de_section",
        "Types de section de l'annexe",
        "Vos types, en plus de ceux du format. Un nom, puis le titre habituel ; ou, en dessous, `titre:` et `icone:`. Le nom : lettres minuscules sans accent, chiffres et traits d'union.",
        &["{budget: Le budget}"],
        Shape::OwnTypes,
    ),
    entry(
        "mise_en_page",
        "Mise en page",
        "Le nom d'un dossier de mises en page. Sans cette clé, la mise en page habituelle ; `livret` fait un livret A5.",
        &["livret"],
        Shape::Layout,
    ),
    entry(
        "profils",
        "Profils d'édition",
        "Ce qui change selon l'usage : `ecran` (l'annexe qu'on lit), `bureau` (`annexe build --profile bureau`), `presse` (`annexe press`). Facultatif.",
        &["{presse: {fond_perdu: 5}}"],
        Shape::Profiles,
    ),
    entry(
        "estampille",
        "Révision imprimée",
        "`oui` : l'annexe, les fiches et les propriétés des PDF portent la révision de git dont ils sont faits. Sans cette clé, rien de git n'y entre.",
        &["oui"],
        Shape::Flag,
    ),
    entry(
        "mise_a_jour",
        "Date de mise à jour des fiches",
        "`oui` : chaque fiche à part dit quand elle a changé pour la dernière fois, d'après git.",
        &["oui"],
        Shape::Flag,
    ),
    entry(
        "silence",
        "Avertissements à taire",
        "Codes d'`annexe check` à ne plus donner : partout, ou pour les fiches nommées. `annexe explain` dit ce que chaque code veut dire.",
        &["{titre-du-sommaire: [film-respire]}"],
        Shape::Silence,
    ),
];

/// The keys of a sheet.
pub const SHEET: &[Entry] = &[
    entry(
        "titre",
        "Titre de la fiche",
        "Du texte simple, ni gras ni italique. S'il contient « : », entre guillemets droits. **Obligatoire.**",
        &["Un jardin partagé au pied des immeubles"],
        Shape::Required,
    ),
    entry(
        "titre_sommaire",
        "Titre au sommaire",
        "Seulement si le sommaire doit le dire autrement, plus court par exemple.",
        &["Un jardin au pied des immeubles"],
        Shape::Line,
    ),
    entry(
        "sous_titre",
        "Sous-titre",
        "Sous le titre. Facultatif.",
        &["Cultiver ensemble"],
        Shape::Line,
    ),
    entry(
        "nom_action",
        "Nom de l'action",
        "Le nom que l'action porte sur place. Facultatif.",
        &["La Parcelle"],
        Shape::Line,
    ),
    entry(
        "gabarit",
        "Gabarit",
        "`film` pour la fiche d'un film : grand bandeau et générique. Sans cette clé, une fiche ordinaire.",
        &["film"],
        Shape::Template,
    ),
    entry(
        "motif",
        "Motif du carreau",
        "Le dessin du carreau de la fiche. Sans cette clé, le programme en choisit un.",
        &["feuille"],
        Shape::Motif,
    ),
    entry(
        "themes",
        "Thèmes illustrés",
        "Les numéros des thèmes déclarés dans `annexe.yaml`, entre crochets.",
        &["[1, 3]"],
        Shape::ThemeNumbers,
    ),
    entry(
        "chapeau",
        "Chapeau",
        "L'essentiel, en un à trois paragraphes : qui agit, où, pour qui, ce que cela change. Sous `chapeau: |`, une ligne vide sépare les paragraphes ; ni liste ni intertitre.",
        &["Chaque jeudi, la salle des fêtes ouvre une heure avant la sortie de l'école."],
        Shape::Text,
    ),
    entry(
        "reperes",
        "Encadré REPÈRES",
        "Objectifs, public, contact, début de l'action, et les champs que vous y ajoutez. L'ordre est le vôtre.",
        &["{public: Les habitants, debut: 2004}"],
        Shape::Sidebar,
    ),
    entry(
        "texte",
        "Texte avant les sections",
        "Du texte avant la première section, en Markdown sous `texte: |`. Facultatif.",
        &["Un paragraphe."],
        Shape::Text,
    ),
    entry(
        "sections",
        "Sections",
        "Dans votre ordre ; chacune commence par un tiret. Un type peut revenir.",
        &["[{type: contexte, texte: La commune cherchait un lieu.}]"],
        Shape::Sections,
    ),
    entry(
        "generique",
        "Générique",
        "Pour un film : une ligne par mention, sous `generique: |`.",
        &["\"Durée : 32 minutes\""],
        Shape::Text,
    ),
];

/// The keys of a section.
pub const SECTION: &[Entry] = &[
    entry(
        "type",
        "Type de section",
        "Il donne l'icône et le titre habituel. Une section a un type, un titre, ou les deux.",
        &["contexte"],
        Shape::SectionType,
    ),
    entry(
        "titre",
        "Titre de la section",
        "Il remplace le titre habituel du type.",
        &["Un projet pour le village"],
        Shape::Line,
    ),
    entry(
        "image",
        "Image en tête de section",
        "Au-dessus du titre de la section, ou à côté. En dessous, sur des lignes décalées : `fichier:`, `description:`, et si vous voulez `legende:` et `credit:`. Facultatif.",
        &["{fichier: atelier.jpg, description: Trois habitants autour d'un établi}"],
        Shape::Picture,
    ),
    entry(
        "texte",
        "Texte de la section",
        "En Markdown, sous `texte: |` : paragraphes, `### intertitre`, `- liste`, `> citation`, `[lien](https://example.org)`, `![image décrite](photo.jpg)`.",
        &["La commune cherchait un lieu."],
        Shape::Text,
    ),
];

/// The keys of a field of the sidebar that has a title.
pub const FIELD: &[Entry] = &[
    entry(
        "titre",
        "Titre du champ",
        "Imprimé au-dessus du texte ; obligatoire pour un champ à vous.",
        &["Parcours des participants"],
        Shape::Line,
    ),
    entry(
        "texte",
        "Texte du champ",
        "En Markdown : phrases ou liste. **Obligatoire.**",
        &["Les habitants du quartier"],
        Shape::FieldText,
    ),
];

/// The keys of a picture that has a key of its own.
pub const PICTURE: &[Entry] = &[
    entry(
        "fichier",
        "Fichier de l'image",
        "Son nom dans `sources/` : PNG, JPEG, WebP, TIFF ou SVG. **Obligatoire.**",
        &["photos/atelier.jpg"],
        Shape::Required,
    ),
    entry(
        "description",
        "Description de l'image",
        "Ce qu'elle montre, pour qui ne la voit pas. Elle ne s'imprime pas. **Obligatoire.**",
        &["Trois habitants autour d'un établi"],
        Shape::Needed,
    ),
    entry(
        "legende",
        "Légende",
        "Imprimée sous l'image. Facultatif.",
        &["L'atelier du jeudi"],
        Shape::Line,
    ),
    entry(
        "credit",
        "Crédit",
        "De qui elle est : imprimé en petit au bord de l'image. Facultatif.",
        &["© Service des publications"],
        Shape::Line,
    ),
];

/// The keys of a section type that a collection adds.
pub const TYPE: &[Entry] = &[
    entry(
        "titre",
        "Titre habituel",
        "Imprimé quand la section n'a pas de titre à elle. **Obligatoire.**",
        &["La voix des habitants"],
        Shape::Required,
    ),
    entry(
        "icone",
        "Icône",
        "Le nom d'un dessin de `layouts/icons/`, sans `.svg`, ou d'un type du format. Facultatif.",
        &["contexte"],
        Shape::Icon,
    ),
];

/// The profiles of editions.
pub(super) const PROFILES: &[Entry] = &[
    entry(
        "ecran",
        "Pour l'écran",
        "Les PDF d'`annexe build`. Sans cette clé : images à 150 points par pouce, pas de fond perdu.",
        &["{resolution: 200}"],
        Shape::Profile,
    ),
    entry(
        "bureau",
        "Pour l'imprimante du bureau",
        "Les PDF d'`annexe build --profile bureau`. Sans cette clé : images à 220 points par pouce, pas de fond perdu.",
        &["{resolution: 300}"],
        Shape::Profile,
    ),
    entry(
        "presse",
        "Pour l'imprimeur",
        "Les PDF d'`annexe press`. Sans cette clé : images à 300 points par pouce, 3 mm de fond perdu.",
        &["{fond_perdu: 5}"],
        Shape::PressProfile,
    ),
];

/// The keys of a profile.
pub(super) const PROFILE: &[Entry] = &[
    entry(
        "resolution",
        "Résolution des images",
        "En points par pouce, de 72 à 600. Facultatif.",
        &["300"],
        Shape::Resolution,
    ),
    entry(
        "fond_perdu",
        "Fond perdu",
        "Ce que le dessin dépasse du bord des pages, en millimètres, de 0 à 10. Facultatif.",
        &["3"],
        Shape::Bleed,
    ),
];

/// The keys of the printer's profile beside those of all.
pub(super) const PRESS: &[Entry] = &[
    entry(
        "encrage_max",
        "Encrage maximal",
        "Ce que le papier prend d'encre, en pour cent d'une encre, de 100 à 400 : demandez-le à l'imprimeur. Sans cette clé : 300. Facultatif.",
        &["280"],
        Shape::MostInk,
    ),
    entry(
        "encres",
        "Encres",
        "Avec quoi l'imprimeur imprime les couleurs de la mise en page, par leur nom dans `theme.typ`. Sans cette clé, le fichier est en RVB. Facultatif.",
        &["{petrol: {cmjn: [95, 30, 40, 30]}}"],
        Shape::Inks,
    ),
];

/// The keys of an ink.
pub(super) const INK: &[Entry] = &[
    entry(
        "cmjn",
        "Cyan, magenta, jaune, noir",
        "Quatre nombres de 0 à 100, entre crochets. Avec `ton_direct`, ce à quoi cette encre ressemble.",
        &["[95, 30, 40, 30]"],
        Shape::Mixture,
    ),
    entry(
        "ton_direct",
        "Ton direct",
        "Une encre à part, par son nom du nuancier. Facultatif.",
        &["PANTONE 3155 C"],
        Shape::Line,
    ),
    entry(
        "teinte",
        "Teinte",
        "Ce qu'on imprime du ton direct, de 0 à 100 : sans cette clé, 100. Facultatif.",
        &["40"],
        Shape::Share,
    ),
];

/// A text without the marks of Markdown that these tables use.
pub(super) fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}
