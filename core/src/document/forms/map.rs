//! Values by name, compiled once for every kind of key: each other kind of tree would add kilobytes of its own to the
//! module that people download.

use alloc::{string::String, vec::Vec};

use crate::{order::Index, text::FileId};

/// What can name a value: its bytes are in its own order.
pub trait Key {
    /// Adds the bytes.
    fn write(&self, bytes: &mut Vec<u8>);
}

impl Key for str {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(self.as_bytes());
    }
}

impl Key for String {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.as_str().write(bytes);
    }
}

impl Key for usize {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_be_bytes());
    }
}

impl Key for FileId {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.0.to_be_bytes());
    }
}

impl<K: Key + ?Sized> Key for &K {
    fn write(&self, bytes: &mut Vec<u8>) {
        (**self).write(bytes);
    }
}

impl<K: Key> Key for (usize, K) {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }
}

/// The words in order, each once.
pub fn distinct(words: impl IntoIterator<Item = String>) -> Vec<String> {
    let words: Map<String, ()> = words.into_iter().map(|word| (word, ())).collect();
    words.into_entries().into_iter().map(|(word, ())| word).collect()
}

fn bytes(key: &(impl Key + ?Sized)) -> Vec<u8> {
    let mut bytes = Vec::new();
    key.write(&mut bytes);
    bytes
}

/// Values by name, in the order of the names.
#[derive(Debug, Clone)]
pub struct Map<K, V> {
    places: Index,
    entries: Vec<Option<(K, V)>>,
    len: usize,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { places: Index::default(), entries: Vec::new(), len: 0 }
    }
}

impl<K: Key, V> Map<K, V> {
    pub fn new() -> Self {
        Self::default()
    }

    fn place(&self, key: &(impl Key + ?Sized)) -> Option<usize> {
        let place = *self.places.get(&[&bytes(key)]).last()?;
        self.entries.get(place)?.as_ref().map(|_| place)
    }

    /// Puts a value there; returns the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(there) = self.get_mut(&key) {
            return Some(core::mem::replace(there, value));
        }
        self.places.add(&[&bytes(&key)], self.entries.len());
        self.entries.push(Some((key, value)));
        self.len += 1;
        None
    }

    pub fn get(&self, key: &(impl Key + ?Sized)) -> Option<&V> {
        self.entries.get(self.place(key)?)?.as_ref().map(|(_, value)| value)
    }

    pub fn get_mut(&mut self, key: &(impl Key + ?Sized)) -> Option<&mut V> {
        let place = self.place(key)?;
        self.entries.get_mut(place)?.as_mut().map(|(_, value)| value)
    }

    pub fn contains_key(&self, key: &(impl Key + ?Sized)) -> bool {
        self.place(key).is_some()
    }

    /// Changes the value of that name, the usual one where there is none.
    pub fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        if let Some(there) = self.get_mut(&key) {
            return change(there);
        }
        let mut value = V::default();
        change(&mut value);
        self.insert(key, value);
    }

    pub fn remove(&mut self, key: &(impl Key + ?Sized)) -> Option<V> {
        let place = self.place(key)?;
        let (_, value) = self.entries.get_mut(place)?.take()?;
        self.len -= 1;
        Some(value)
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        let places = self.places.groups().filter_map(|group| group.last());
        places.filter_map(|place| self.entries.get(*place)?.as_ref()).map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().flatten().map(|(_, value)| value)
    }

    /// The entries, in the order of the names.
    pub fn into_entries(mut self) -> Vec<(K, V)> {
        let mut sorted = Vec::new();
        for place in self.places.groups().filter_map(|group| group.last()) {
            sorted.extend(self.entries.get_mut(*place).and_then(Option::take));
        }
        sorted
    }
}

impl<K: Key, V> Extend<(K, V)> for Map<K, V> {
    fn extend<Pairs: IntoIterator<Item = (K, V)>>(&mut self, pairs: Pairs) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Key, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<Pairs: IntoIterator<Item = (K, V)>>(pairs: Pairs) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Key, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = alloc::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_entries().into_iter()
    }
}
