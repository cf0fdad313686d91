/** A Model that a format cannot say. The text names what, and how to mend it. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}
