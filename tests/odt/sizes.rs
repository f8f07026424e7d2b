//! Documents whose authors knew no styles: headings by the size of their letters.

use super::{NAMES, Read, p, with_parts};

/// Styles of one's own: sizes of paragraphs and of text, alone and as parts of others.
const SIZES: &str = r#"
    <style:style style:name="P20" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="20pt"/></style:style>
    <style:style style:name="P14" style:family="paragraph" style:parent-style-name="Grand"/>
    <style:style style:name="T20" style:family="text"><style:text-properties fo:font-size="20pt"/></style:style>
    <style:style style:name="T150" style:family="text"><style:text-properties fo:font-size="140%"/></style:style>
    <style:style style:name="T8" style:family="text"><style:text-properties fo:font-size="8pt"/></style:style>"#;

/// What paragraphs have by themselves, and a style that is a part of it.
const COMMON: &str = r#"
    <style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>
    <style:style style:name="Standard" style:family="paragraph"/>
    <style:style style:name="Grand" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="140%"/></style:style>"#;

fn read(body: &str) -> Read {
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{SIZES}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {NAMES}><office:styles>{COMMON}</office:styles></office:document-styles>"
    );
    let parts = [("content.xml", content.as_bytes()), ("styles.xml", styles.as_bytes())];
    Read::of(with_parts("", &parts))
}

fn styled(style: &str, text: &str) -> String {
    format!("<text:p text:style-name=\"{style}\">{text}</text:p>")
}

fn spanned(style: &str, text: &str) -> String {
    p(&format!("<text:span text:style-name=\"{style}\">{text}</text:span>"))
}

fn sheet(title: &str, first: &str, second: &str) -> String {
    [title, &p("Un four pour tous."), first, &p("Il était froid."), second, &p("On cuit.")].concat()
}

#[test]
fn sizes_of_paragraphs_tell_titles_and_sections() {
    let body = sheet(
        &styled("P20", "Le four"),
        &styled("P14", "Le contexte"),
        &styled("P14", "La vie du four"),
    );
    read(&body).has("titre: Le four\n").has("- type: contexte\n").has("- titre: La vie du four\n");
}

#[test]
fn sizes_of_text_tell_them_too() {
    let body = sheet(
        &spanned("T20", "Le four"),
        &spanned("T150", "Le contexte"),
        &spanned("T150", "La vie du four"),
    );
    read(&body).has("titre: Le four\n").has("- type: contexte\n").has("- titre: La vie du four\n");
}

#[test]
fn a_paragraph_is_as_large_as_its_smallest_letters() {
    let mixed = "Le <text:span text:style-name=\"T8\">petit</text:span> four";
    let body =
        sheet(&styled("P20", "Le four"), &styled("P14", "Le contexte"), &styled("P14", mixed))
            + &styled("P14", "La vie du four")
            + &p("On mange.");
    read(&body).has("      Le petit four\n").has("- titre: La vie du four\n");
}

#[test]
fn a_line_that_numbers_a_title_is_no_part_of_it() {
    let title = |number: u8, title: &str| {
        p(&format!(
            "<text:span text:style-name=\"T150\">Fiche {number}</text:span><text:line-break/>\
             <text:span text:style-name=\"T20\">{title}</text:span>"
        ))
    };
    let body = sheet(
        &title(1, "Le four"),
        &styled("P14", "Le contexte"),
        &styled("P14", "La vie du four"),
    ) + &sheet(
        &title(2, "Le moulin"),
        &styled("P14", "Le contexte"),
        &styled("P14", "La vie du moulin"),
    );
    let files = read(&body).collected.files;
    assert!(files[1].text.contains("titre: Le four\n"), "{}", files[1].text);
    assert!(files[2].text.contains("titre: Le moulin\n"), "{}", files[2].text);
    assert!(files[2].text.contains("- titre: La vie du moulin\n"), "{}", files[2].text);
}
