import { byteOf } from './windows-1252.js';

// Text that was encoded in UTF-8, taken for windows-1252 or ISO 8859-1, and encoded again: ’ became â€™, é became Ã©.

/**
 * The text as it was before; null for any other. All of it must decode, and each sign must stand where signs of its
 * kind do, more than once: a text about encodings may quote one.
 */
export function decodedOnce(text: string): string | null {
  if (!/[\u00c2-\u00f4]/.test(text)) return null;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf(text.charCodeAt(at));
    if (byte === null) return null;
    bytes[at] = byte;
  }
  const decoded = asUtf8(bytes);
  return decoded !== null && isPlausible(decoded) ? decoded : null;
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const MIN_RUNS = 2;
/** Minimum share of runs in a plausible place: a few may be typing errors. */
const MIN_FITTING = 0.8;

function isPlausible(decoded: string): boolean {
  let [runs, fitting] = [0, 0];
  for (const { 0: run, index } of decoded.matchAll(/[^\0-\u007f]+/g)) {
    // A run of words is no single sign.
    const count = /\p{L}{3}/u.test(run) ? MIN_RUNS : 1;
    runs += count;
    if (stands(run, decoded.charAt(index - 1), decoded.charAt(index + run.length))) fitting += count;
  }
  return runs >= MIN_RUNS && fitting >= runs * MIN_FITTING;
}

/** Whether a run is of words, within one, or a mark at one. */
function stands(run: string, before: string, after: string): boolean {
  if (/\p{Cc}|\p{Co}|\p{Cn}/u.test(run)) return false;
  if (/\p{L}{3}|(?!\p{Script=Latin})\p{L}/u.test(run)) return true;
  if (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after)) return true;
  return (
    /^[\p{P}\p{S}\p{Zs}\ufeff]+$/u.test(run) &&
    (/[\d.,;:!?$]/.test(before) || /\d/.test(after) || /^[\u2013\u2014\u00a0\ufeff]$/.test(run))
  );
}
