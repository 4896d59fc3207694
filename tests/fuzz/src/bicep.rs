//! Texts in the form of `main.bicep`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("main.bicep", data));
