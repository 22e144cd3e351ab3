// What it takes at most to turn a text from Markdown into HTML: told from its signs, before any of it is read.

/** Microseconds that one sign takes at most, measured with texts made of little else. */
const MAX_MICROSECONDS = new Uint8Array(0x80);
for (const sign of '\n:<') MAX_MICROSECONDS[sign.charCodeAt(0)] = 20;
for (const sign of '*_`~[]!\\&|') MAX_MICROSECONDS[sign.charCodeAt(0)] = 5;

/**
 * Microseconds at most; letters take next to nothing.
 * @param enough beyond this it is counted no further
 */
export function markdownCost(text: string, enough = Number.POSITIVE_INFINITY): number {
  let cost = 0;
  for (let at = 0; at < text.length && cost <= enough; at += 1)
    cost += MAX_MICROSECONDS[text.charCodeAt(at)] ?? 0;
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
