// Converts between UTF-16 code units, which are used inside, and code points, which W3C annotations use. A lone
// surrogate counts as one character in both directions.

/** Whether a position falls between the two halves of a surrogate pair. */
export function isWithinCharacter(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/** The position itself, or the start of the character that it would split. */
export function characterStart(text: string, at: number): number {
  return isWithinCharacter(text, at) ? at - 1 : at;
}

/** The position itself, or the end of the character that it would split. */
export function characterEnd(text: string, at: number): number {
  return isWithinCharacter(text, at) ? at + 1 : at;
}

/** The number of code points before a position in UTF-16 code units. */
export function charactersBefore(text: string, at: number): number {
  let pairs = 0;
  for (let unit = 1; unit < at; unit += 1) if (isWithinCharacter(text, unit)) pairs += 1;
  return at - pairs;
}

/** The position in UTF-16 code units after this many code points; the text's end where it has fewer. */
export function unitsBehind(text: string, characters: number): number {
  let at = 0;
  for (let count = 0; count < characters && at < text.length; count += 1)
    at += isWithinCharacter(text, at + 1) ? 2 : 1;
  return at;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
