//! JavaScript bindings of `cofferdam-core`: plain values in, what a plain object is made of out, no judgement of its own.
//!
//! Built with the feature `judgement` it is a module that judges, with `readers` one that reads: what the latter made of
//! texts crosses to the former as bytes. The npm package wraps this module and is what people call; its TypeScript types are generated from the JSON Schema
//! of the report. The request crosses as lists of text, which need no decoder in the module: that keeps the download
//! small.
// Without the standard library: its way to panic alone takes ten kilobytes of the download.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(feature = "complete")]
mod complete;
#[cfg(feature = "judgement")]
mod question;
#[cfg(feature = "readers")]
mod readers;
mod utf8;
#[cfg(feature = "judgement")]
mod vocabulary;
#[cfg(feature = "judgement")]
mod written;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A panic is a defect, and nobody could read more of it than that: the package says so.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panicked(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
