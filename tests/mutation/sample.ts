/** Whether a mutant, known by its number, is among every so-and-so-many of them. */
export function isInSample(id: string, every: number): boolean {
  return Number(id) % every === 0;
}
