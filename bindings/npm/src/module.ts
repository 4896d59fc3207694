// A compiled module: where it comes from, and whether it is there.
import { CofferdamError } from './error.js';

/** A compiled module as wasm-bindgen wraps it. */
export interface Bindings {
  default: (source?: { module_or_path: object }) => Promise<unknown>;
  initSync: (source: { module: object }) => unknown;
}

/** Bytes of a compiled module, a `WebAssembly.Module` made of them, or a `Response` that delivers them. */
export type Source = object;

/** A compiled module that is loaded once. */
export class Module {
  #ready = false;
  /** Its bytes, where they lie in a file of the package; else it is fetched or handed in. */
  packed?: () => Uint8Array;

  /**
   * @param name what the package calls it
   * @param prepare what it is told once it is there, before anything is asked
   */
  constructor(
    private readonly bindings: Bindings,
    private readonly name: string,
    private readonly prepare?: () => void,
  ) {}

  get isLoaded(): boolean {
    return this.#ready;
  }

  /** Once is enough, again is harmless. Without a source it is read from the package or fetched from beside the code. */
  async load(given?: Source): Promise<void> {
    if (this.#ready) return;
    const source = given ?? this.packed?.();
    await this.bindings.default(source && { module_or_path: source });
    this.#loaded();
  }

  loadSync(given?: Source): void {
    if (this.#ready) return;
    const source = given ?? this.packed?.();
    if (source === undefined) {
      throw new CofferdamError('module-missing', `outside Node this needs the bytes of \`cofferdam/${this.name}.wasm\``);
    }
    this.bindings.initSync({ module: source });
    this.#loaded();
  }

  #loaded(): void {
    if (!this.#ready) this.prepare?.();
    this.#ready = true;
  }
}
