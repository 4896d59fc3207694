// Loads and starts the playground, from the two addresses that Trunk writes into the page's head.
// A file of its own, so that the page's policy can forbid every inline script.
const script = document.querySelector('link[rel="modulepreload"]');
const binary = document.querySelector('link[rel="preload"][as="fetch"]');

const { default: start } = await import(script.href);
await start({ module_or_path: binary.href });
