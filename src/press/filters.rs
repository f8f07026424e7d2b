//! What the streams of a page hold, whatever they are packed with (ISO 32000-1, 7.4).

use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream};

use crate::limits;

/// What a page draws, its streams one after the other.
///
/// # Errors
/// When one of them is packed in a way that drawings are not: half a page would be placed.
pub(super) fn page_content(document: &Document, page: ObjectId) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    for id in document.get_page_contents(page) {
        // What is not there draws nothing.
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else { continue };
        content.extend(unpacked(document, stream)?);
        // Operators may end where a stream does.
        content.push(b'\n');
    }
    Ok(content)
}

/// What a stream holds.
///
/// # Errors
/// When it is packed in an unknown way, is damaged, or holds more than a PDF may.
pub(super) fn unpacked(document: &Document, stream: &Stream) -> Result<Vec<u8>, Error> {
    let filters = listed(document, &stream.dict, b"Filter");
    let parameters = listed(document, &stream.dict, b"DecodeParms");
    let mut content = stream.content.clone();
    for (index, filter) in filters.into_iter().enumerate() {
        let parameters = parameters.get(index).and_then(|it| it.as_dict().ok());
        content = match filter.as_name()? {
            b"FlateDecode" | b"Fl" => by_library("FlateDecode", parameters, content)?,
            b"LZWDecode" | b"LZW" => by_library("LZWDecode", parameters, content)?,
            b"ASCII85Decode" | b"A85" => by_library("ASCII85Decode", None, trimmed(content))?,
            b"ASCIIHexDecode" | b"AHx" => hexadecimal(&content),
            b"RunLengthDecode" | b"RL" => runs(&content),
            _ => return Err(Error::Unimplemented("filter")),
        };
    }
    Ok(content)
}

/// The values of a key that has one or a list of them, each of which may be an object of its own.
fn listed<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
    let deref = |object: &'a Object| document.dereference(object).map_or(object, |(_, it)| it);
    match dictionary.get_deref(key, document) {
        Err(_) | Ok(Object::Null) => Vec::new(),
        Ok(Object::Array(values)) => values.iter().map(deref).collect(),
        Ok(value) => vec![value],
    }
}

fn by_library(
    filter: &str,
    parameters: Option<&Dictionary>,
    content: Vec<u8>,
) -> Result<Vec<u8>, Error> {
    let is_empty = content.is_empty();
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", Object::Name(filter.as_bytes().to_vec()));
    if let Some(parameters) = parameters {
        dictionary.set("DecodeParms", parameters.clone());
    }
    let most = usize::try_from(limits::PRESS_BYTES).unwrap_or(usize::MAX);
    let done = Stream::new(dictionary, content).decompressed_content_with_limit(most)?;
    // The library gives back what it could read, and says nothing: nothing at all is no drawing.
    if done.is_empty() && !is_empty && filter != "FlateDecode" {
        return Err(Error::Unimplemented("filter"));
    }
    Ok(done)
}

/// Base 85 without what may stand around it: white space behind the end, a mark before the beginning.
fn trimmed(content: Vec<u8>) -> Vec<u8> {
    let content = content.trim_ascii();
    content.strip_prefix(b"<~").unwrap_or(content).to_vec()
}

/// Pairs of hexadecimal digits; white space is nothing, `>` the end, a digit that misses is 0 (7.4.2).
fn hexadecimal(content: &[u8]) -> Vec<u8> {
    let digits = content.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> =
        digits.filter_map(|byte| char::from(*byte).to_digit(16)).map(|it| it as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

/// Runs: so many bytes as they are, or one byte so many times; 128 is the end (7.4.5).
fn runs(content: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), content);
    while let Some((length, after)) = rest.split_first() {
        let taken = match *length {
            128 => break,
            as_they_are @ 0..128 => {
                let count = after.len().min(usize::from(as_they_are) + 1);
                out.extend_from_slice(&after[..count]);
                count
            }
            repeated => {
                let Some(byte) = after.first() else { break };
                out.extend(std::iter::repeat_n(*byte, 257 - usize::from(repeated)));
                1
            }
        };
        rest = &after[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn every_way_in_which_drawings_are_packed_is_read() {
        let mut document = Document::new();
        let mut small = Stream::new(Dictionary::new(), b"BT ET ".repeat(30));
        small.compress().unwrap();
        let hexadecimal: String = small.content.iter().map(|it| format!("{it:02X} ")).collect();
        let names = vec![Object::Name(b"AHx".to_vec()), Object::Name(b"Fl".to_vec())];
        let names = document.add_object(names);
        let of = |filter: Object, content: &[u8]| {
            unpacked(&document, &Stream::new(dictionary! { "Filter" => filter }, content.to_vec()))
        };
        let both = of(names.into(), format!("{hexadecimal}>").as_bytes());
        assert_eq!(both.unwrap(), b"BT ET ".repeat(30));
        assert_eq!(of("RunLengthDecode".into(), b"\x01ab\xfdc\x80zz").unwrap(), b"abcccc");
        assert_eq!(of("ASCIIHexDecode".into(), b"61 6>").unwrap(), b"a`");
        assert_eq!(of("A85".into(), b"87cURDZ~>\n").unwrap(), b"Hello");
        assert!(of("JPXDecode".into(), b"").is_err());
    }
}
