// What it takes at most to turn a text from Markdown into HTML: told from its signs, before any of it is read.

/** Microseconds that one sign takes at most, measured with texts made of little else. */
const MAX_MICROSECONDS: ReadonlyMap<string, number> = new Map([
  ...[...'\n:<'].map((sign) => [sign, 20] as const),
  ...[...'*_`~[]!\\&|'].map((sign) => [sign, 5] as const),
]);

/** Microseconds at most; letters take next to nothing. */
export function markdownCost(text: string): number {
  let cost = 0;
  for (const [sign] of text.matchAll(/[\n:<*_`~[\]!\\&|]/g)) cost += MAX_MICROSECONDS.get(sign) ?? 0;
  return cost;
}

/** An address that is longer is not made a link, and is tried again from each address within it. */
const MAX_ADDRESS = 2_000;
const MAX_ADDRESSES = 20;
/** What a character may take in an address. */
const ENCODED = 9;

/** Whether addresses follow one another without a space so that each of them would be read up to the same end. */
export function hasAddressChain(text: string): boolean {
  if (!text.includes('://')) return false;
  return text.split(/[\s<>\uff5c]+/u).some((run) => {
    const encoded = run.length + (ENCODED - 1) * (run.match(/[^\x21-\x7e]/g)?.length ?? 0);
    return encoded > MAX_ADDRESS && run.split('://').length > MAX_ADDRESSES;
  });
}
