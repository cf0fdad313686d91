/** What is asked of WebAssembly here. */
interface Platform {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  };
}

/** What a module exports, or null where this platform has no WebAssembly, or its content policy forbids it. */
export function exportsOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  const { WebAssembly } = globalThis as Platform;
  if (WebAssembly === undefined) return null;
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  } catch {
    return null;
  }
}
