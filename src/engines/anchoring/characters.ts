// The two halves of a surrogate pair are one character; a lone surrogate is one, too.

function isWithinCharacter(text: string, at: number): boolean {
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

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
