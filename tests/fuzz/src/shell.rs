//! Texts in the form of `deploy.sh`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cofferdam_fuzz::judge("deploy.sh", data));
