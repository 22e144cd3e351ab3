// Estimates the cost of rendering a text from Markdown, from its punctuation alone, before it is parsed.

/** Upper bound in microseconds for each ASCII character, measured with texts that consist mostly of it. */
const MAX_MICROSECONDS = new Uint8Array(0x80);
for (const sign of '\n:<') MAX_MICROSECONDS[sign.charCodeAt(0)] = 20;
for (const sign of '*_`~[]!\\&|') MAX_MICROSECONDS[sign.charCodeAt(0)] = 5;

/**
 * Upper bound for rendering this text, in microseconds; letters count as 0.
 * @param enough stops counting above this
 */
export function markdownCost(text: string, enough = Number.POSITIVE_INFINITY): number {
  let cost = 0;
  for (let at = 0; at < text.length && cost <= enough; at += 1)
    cost += MAX_MICROSECONDS[text.charCodeAt(at)] ?? 0;
  return cost;
}

/** A longer address is not made a link, but would be tried again from each address within it. */
const MAX_ADDRESS = 2_000;
const MAX_ADDRESSES = 20;
/** The length of a percent-encoded character in an address. */
const ENCODED = 9;

/** Whether addresses follow one another without a space, so that the parser reads each of them to the same end. */
export function hasAddressChain(text: string): boolean {
  if (!text.includes('://')) return false;
  return text.split(/[\s<>\uff5c]+/u).some((run) => {
    const encoded = run.length + (ENCODED - 1) * (run.match(/[^\x21-\x7e]/g)?.length ?? 0);
    return encoded > MAX_ADDRESS && run.split('://').length > MAX_ADDRESSES;
  });
}
