//! Texts in the form of `deploy.py`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("deploy.py", data));
