// After a form is saved, the address of the next page names the change, so that the page can say what was saved. A
// change is named by the number of its first event.

/** The change that a page confirms. */
export interface Done {
  readonly change: number;
  /** The change that it undid, if any. */
  readonly undid: number | null;
}

/** The address of a page that confirms a change. One that has a `done` of its own stays as it is. */
export function withDone(location: string, change: number): string {
  return /[?&]done=/.test(location) ? location : withPair(location, `done=${change}`);
}

/** The same for the change that undoes another. */
export function withUndid(location: string, undid: number): string {
  return withPair(location, `undid=${undid}`);
}

function withPair(location: string, pair: string): string {
  const [, page = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(location) ?? [];
  return `${page}${page.includes('?') ? '&' : '?'}${pair}${fragment}`;
}

/** Takes the change out of an address, so that the page's filters and links do not see it. */
export function splitDone(url: string): { readonly url: string; readonly done: Done | null } {
  const change = numberOf(url, 'done');
  if (change === null) return { url, done: null };
  const rest = url.replace(/([?&])(?:done|undid)=[1-9]\d*(?=&|$)/g, '$1');
  return { url: rest.replace(/[?&]+$/, ''), done: { change, undid: numberOf(url, 'undid') } };
}

function numberOf(url: string, name: 'done' | 'undid'): number | null {
  const [, digits] = (name === 'done' ? DONE : UNDID).exec(url) ?? [];
  return digits === undefined ? null : Number(digits);
}

const DONE = /[?&]done=([1-9]\d{0,14})(?=&|$)/;
const UNDID = /[?&]undid=([1-9]\d{0,14})(?=&|$)/;
