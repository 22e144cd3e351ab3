/**
 * Where a quotation stands among those that were saved together from an article; null where it is none of them.
 * @param claims their numbers, in the order of the article
 * @param capture as the address has it
 */
export function walkSection(claims: readonly number[], claimId: number, capture: string) {
  const at = claims.indexOf(claimId);
  if (at < 0) return null;
  const href = (id: number | undefined) => (id === undefined ? null : `/claims/${id}?capture=${capture}`);
  return { at: at + 1, of: claims.length, previous: href(claims[at - 1]), next: href(claims[at + 1]) };
}
