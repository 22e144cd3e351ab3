// Brackets and marks that are drawn mirrored from right to left. @source Unicode BidiMirroring.txt, BidiBrackets.txt

const PAIRS = '() [] {} <> «» ‹› ≤≥ ⁅⁆ ⟨⟩ ⟪⟫ 〈〉 《》 「」 『』 【】 〔〕 （） ［］ ｛｝';

const OTHER_HALF = new Map(
  PAIRS.split(' ').flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);
const OPENING = new Map(PAIRS.split(' ').map(([open = '', close = '']) => [open, close]));

export function mirrored(sign: string): string {
  return OTHER_HALF.get(sign) ?? sign;
}

/** Deeper brackets are no pairs, as in the Unicode algorithm. */
const MAX_DEPTH = 63;

/** The places of the brackets that belong together, by their shapes from left to right. */
export function pairsIn(signs: readonly string[]): [open: number, close: number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  signs.forEach((sign, at) => {
    if (OPENING.has(sign)) {
      if (open.length < MAX_DEPTH) open.push(at);
      return;
    }
    const found = open.findLastIndex((place) => OPENING.get(signs[place] ?? '') === sign);
    if (found < 0) return;
    pairs.push([open[found] as number, at]);
    open.length = found;
  });
  return pairs;
}
