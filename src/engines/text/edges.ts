// What stands at the edges of words. A pattern that ends with `$` begins anew at each sign of a run, which takes the
// square of its length; these walk back from the end.

const SPACE = /\s/u;

/** A text without white space, and without these signs, at its end. */
export function withoutEnd(text: string, signs = ''): string {
  return text.slice(0, endWithout(text, signs));
}

/** Where a text ends without white space and these signs, in UTF-16 code units; 0 where it has nothing else. */
export function endWithout(text: string, signs = ''): number {
  let end = text.length;
  while (end > 0 && isEdge(text.charAt(end - 1), signs)) end -= 1;
  return end;
}

function isEdge(sign: string, signs: string): boolean {
  return signs.includes(sign) || SPACE.test(sign);
}
