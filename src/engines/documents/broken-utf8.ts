// Recognises corrupted UTF-8. A legacy encoding could decode it, but to wrong letters, so it must be distinguished
// from bytes that never were UTF-8.

/** The weight of a well-formed multibyte character against a broken one, by length; few long ones occur by chance. */
const WEIGHTS = [0, 0, 1, 2, 4];

/** The byte offset of the first broken byte in otherwise valid UTF-8; null for anything else. */
export function brokenUtf8(bytes: Uint8Array): number | null {
  let [first, broken, sound]: [number | null, number, number] = [null, 0, 0];
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    if (length === 0) {
      first ??= at;
      // A truncated character at the end means a truncated file, however short.
      if (isCutOff(bytes, at)) return sound > 0 && broken === 0 ? at : verdict(first, broken + 1, sound);
      broken++;
    }
    sound += WEIGHTS[length] ?? 0;
    at += Math.max(1, length);
  }
  return verdict(first, broken, sound);
}

function verdict(first: number | null, broken: number, sound: number): number | null {
  return first !== null && sound >= 4 * broken ? first : null;
}

/** The length in bytes of the character that begins here; 0 for none. @source Unicode 16, table 3-7 */
function characterAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lengthOf(lead);
  const second = bytes[at + 1] ?? 0;
  if (length === 0 || second < (MIN_SECOND[lead] ?? 0x80) || second > (MAX_SECOND[lead] ?? 0xbf)) return 0;
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const MIN_SECOND: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 };
const MAX_SECOND: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f };

function lengthOf(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function isCutOff(bytes: Uint8Array, at: number): boolean {
  const rest = bytes.subarray(at);
  const length = lengthOf(rest[0] ?? 0);
  return rest.length < length && rest.subarray(1).every((byte) => (byte & 0xc0) === 0x80) && length > 0;
}
