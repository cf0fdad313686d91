/** A part of a Model that the kernel does not compile. The Model is then left to the reference interpreter. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
