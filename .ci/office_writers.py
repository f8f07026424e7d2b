"""Writes the sheets of .ci/office as Markdown, as web pages and as flat ODT."""

import base64
import html

from office_sheets import png

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": SPACE + "office:1.0",
    "style": SPACE + "style:1.0",
    "text": SPACE + "text:1.0",
    "table": SPACE + "table:1.0",
    "draw": SPACE + "drawing:1.0",
    "svg": SPACE + "svg-compatible:1.0",
    "fo": SPACE + "xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
COMMENT = (
    "<office:annotation><dc:creator>Jeanne</dc:creator><text:p>Vérifier ce mot</text:p></office:annotation>"
)
CHANGED = '<text:change text:change-id="c1"/>'
DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Jeanne</dc:creator><dc:date>2024-02-29T00:00:00</dc:date></office:change-info>"
    "<text:p>supprimé</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)


def markdown(sheet, level):
    """Writes a sheet for pandoc, its title as a heading of `level`, or as the document's where that is 0."""

    def run(part):
        if isinstance(part, str):
            return part.replace("<", "\\<")
        mark, text = part
        marks = {"b": f"**{text}**", "i": f"*{text}*", "sup": f"^{text}^", "note": f"^[{text}]"}
        return marks.get(mark, f"[{text}]({mark})")

    out = [f"% {sheet['title']}" if level == 0 else f"{'#' * level} {sheet['title']}", "".join(sheet["lead"])]
    rows = [f"| {label} | {'; '.join(lines)} |" for label, lines in sheet["reperes"]]
    out.append("\n".join(["| REPÈRES |   |", "|---|---|", *rows]))
    for kind, content in sheet["body"]:
        if kind[0] == "h":
            out.append("#" * (level + int(kind[1])) + " " + "".join(content))
        elif kind == "ul":
            out.append("\n".join("    " * depth + "- " + text for depth, text in content))
        elif kind == "ol":
            out.append("\n".join(f"{n}. {text}" for n, text in enumerate(content, 1)))
        elif kind == "img":
            # Not alone in its paragraph, where pandoc prints the description as a caption.
            out.append(f"![{content}](four.png)\\ ")
        else:
            out.append(("> " if kind == "quote" else "") + "".join(map(run, content)))
    return "\n\n".join(out) + "\n"


def page(sheet):
    """Writes a sheet as a web page, which has no notes: their text stands in brackets."""

    def run(part):
        if isinstance(part, str):
            return html.escape(part)
        mark, text = part[0], html.escape(part[1])
        if mark == "note":
            return f" ({text})"
        return f"<{mark}>{text}</{mark}>" if ":" not in mark else f'<a href="{mark}">{text}</a>'

    def listed(items):
        out, open_items = "", []
        for depth, text in items:
            while open_items and open_items[-1] > depth:
                out += "</li></ul>"
                open_items.pop()
            if open_items and open_items[-1] == depth:
                out += "</li>"
            else:
                out += "<ul>"
                open_items.append(depth)
            out += f"<li>{html.escape(text)}"
        return out + "</li></ul>" * len(open_items)

    rows = "".join(
        f"<tr><td>{label}</td><td>{''.join(f'<p>{line}</p>' for line in lines)}</td></tr>"
        for label, lines in sheet["reperes"]
    )
    out = [
        f"<h1>{sheet['title']}</h1>",
        f"<p>{''.join(sheet['lead'])}</p>",
        f'<table><tr><td colspan="2">REPÈRES</td></tr>{rows}</table>',
    ]
    for kind, content in sheet["body"]:
        if kind[0] == "h":
            level = int(kind[1]) + 1
            out.append(f"<h{level}>{''.join(content)}</h{level}>")
        elif kind == "ul":
            out.append(listed(content))
        elif kind == "ol":
            out.append("<ol>" + "".join(f"<li>{text}</li>" for text in content) + "</ol>")
        elif kind == "img":
            # In the page itself: LibreOffice only links to pictures of their own.
            data = base64.b64encode(png()).decode()
            out.append(f'<p><img src="data:image/png;base64,{data}" alt="{content}"></p>')
        elif kind == "quote":
            out.append(f"<blockquote><p>{''.join(map(run, content))}</p></blockquote>")
        else:
            out.append(f"<p>{''.join(map(run, content))}</p>")
    head = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"></head>'
    return f"{head}<body>{''.join(out)}</body></html>"


def style(name, family="paragraph", more="", inside=""):
    """Writes a style of ODF; its name as a program encodes it and as its author sees it."""
    named = f'style:name="{name.replace(" ", "_20_")}" style:display-name="{name}"'
    return f'<style:style {named} style:family="{family}" {more}>{inside}</style:style>'


def text_style(name, property):
    """Writes a style of text."""
    return style(name, "text", inside=f"<style:text-properties {property}/>")


def paragraph(inside, name="Standard"):
    """Writes a paragraph of ODF."""
    return f'<text:p text:style-name="{name}">{inside}</text:p>'


def odf_run(part):
    """Writes a run of ODF."""
    if isinstance(part, str):
        return html.escape(part)
    mark, text = part[0], html.escape(part[1])
    if mark == "note":
        body = f"<text:note-body>{paragraph(text)}</text:note-body>"
        citation = "<text:note-citation>1</text:note-citation>"
        return f'<text:note text:note-class="footnote">{citation}{body}</text:note>'
    if ":" in mark:
        return f'<text:a xlink:type="simple" xlink:href="{mark}">{text}</text:a>'
    return f'<text:span text:style-name="{mark}">{text}</text:span>'


def odf_list(items, name):
    """Writes a list of ODF; items are pairs of a level and a text."""
    out, last = "", -1
    for depth, text in items:
        if depth > last:
            out += f'<text:list text:style-name="{name}"><text:list-item>' * (depth - last)
        else:
            out += "</text:list-item></text:list>" * (last - depth) + "</text:list-item><text:list-item>"
        out += paragraph(html.escape(text))
        last = depth
    return out + "</text:list-item></text:list>" * (last + 1)


def odf_box(sheet):
    """Writes the REPÈRES of a sheet as a text box."""
    lines = [paragraph("REPÈRES")]
    for label, texts in sheet["reperes"]:
        lines += [paragraph(f'<text:span text:style-name="b">{label}</text:span>'), *map(paragraph, texts)]
    box = f"<draw:text-box>{''.join(lines)}</draw:text-box>"
    return f'<draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="4cm">{box}</draw:frame>'


def odf_block(kind, content):
    """Writes a block of a sheet."""
    if kind[0] == "h":
        level = kind[1]
        named = f'text:style-name="Titre_20_{level}" text:outline-level="{level}"'
        return f"<text:h {named}>{''.join(content)}</text:h>"
    if kind == "ul":
        return odf_list(content, "Puces")
    if kind == "ol":
        return odf_list([(0, text) for text in content], "Nombres")
    if kind == "img":
        data = f"<office:binary-data>{base64.b64encode(png()).decode()}</office:binary-data>"
        inside = f"<draw:image>{data}</draw:image><svg:desc>{content}</svg:desc>"
        size = 'svg:width="1cm" svg:height="1cm"'
        return paragraph(f'<draw:frame text:anchor-type="as-char" {size}>{inside}</draw:frame>')
    return paragraph("".join(map(odf_run, content)), "Citation" if kind == "quote" else "Standard")


def odf_styles():
    """Writes the styles: the common ones have French names."""
    common = [style("Standard"), style("Titre du document"), style("Citation")]
    common += [style(f"Titre {n}", more=f'style:default-outline-level="{n}"') for n in (1, 2, 3)]
    levels = [f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="•"/>' for n in (1, 2, 3)]
    number = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    automatic = [
        text_style("b", 'fo:font-weight="bold"'),
        text_style("i", 'fo:font-style="italic"'),
        text_style("sup", 'style:text-position="super 58%"'),
        f'<text:list-style style:name="Puces">{"".join(levels)}</text:list-style>',
        f'<text:list-style style:name="Nombres">{number}</text:list-style>',
    ]
    return (
        f"<office:styles>{''.join(common)}</office:styles>"
        f"<office:automatic-styles>{''.join(automatic)}</office:automatic-styles>"
    )


def flat(sheet):
    """Writes a sheet as flat ODT: French style names, REPÈRES in a text box, a comment, tracked changes."""
    title = paragraph(html.escape(sheet["title"]) + COMMENT, "Titre_20_du_20_document")
    lead = paragraph(odf_box(sheet) + "".join(sheet["lead"]) + CHANGED)
    body = DELETED + title + lead + "".join(odf_block(kind, content) for kind, content in sheet["body"])
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} {kind}>{odf_styles()}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
