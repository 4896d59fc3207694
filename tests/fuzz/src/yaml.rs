//! Texts in the form of `workspace.yml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("workspace.yml", data));
