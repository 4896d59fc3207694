//! Texts in the form of `deploy.ipynb`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("deploy.ipynb", data));
