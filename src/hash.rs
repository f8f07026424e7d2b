//! Content hashes: whether something is what it was, whatever clocks and file dates say.

use std::fmt;
use std::hash::Hasher;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use siphasher::sip128::{Hasher128, SipHasher13};

/// A hash of 128 bits: two contents that differ have the same one never in practice, though somebody could make such
/// a pair on purpose (SipHash with a known key).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(u128);

impl Hash {
    /// The hash of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = SipHasher13::new();
        hasher.write(bytes);
        Self(hasher.finish128().as_u128())
    }

    /// The hash of parts that stay apart: `ab` and `c` are not `a` and `bc`.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = SipHasher13::new();
        for part in parts {
            hasher.write_usize(part.len());
            hasher.write(part);
        }
        Self(hasher.finish128().as_u128())
    }

    /// The hash of names and what they stand for.
    pub fn of_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, Hash)>) -> Self {
        let mut hasher = SipHasher13::new();
        for (name, hash) in pairs {
            hasher.write_usize(name.len());
            hasher.write(name.as_bytes());
            hasher.write_u128(hash.0);
        }
        Self(hasher.finish128().as_u128())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        u128::from_str_radix(&text, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stay_apart() {
        let of = |parts: &[&str]| Hash::of_parts(parts.iter().map(|part| part.as_bytes()));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_ne!(Hash::of(b""), Hash::of(b"\0"));
    }

    #[test]
    fn a_hash_survives_being_written_down() {
        let hash = Hash::of(b"a");
        let text = serde_json::to_string(&hash).unwrap();
        assert_eq!(text.len(), 34);
        assert_eq!(serde_json::from_str::<Hash>(&text).unwrap(), hash);
        assert!(serde_json::from_str::<Hash>("\"x\"").is_err());
    }
}
