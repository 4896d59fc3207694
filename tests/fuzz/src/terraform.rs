//! Texts in the form of `main.tf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("main.tf", data));
