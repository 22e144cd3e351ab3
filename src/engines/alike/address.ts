/**
 * A web address normalised for comparison: without scheme, “www.” or “m.”, fragment, tracking parameters and trailing
 * slash, with its query sorted by name. Null for anything but a web address.
 */
export function comparableAddress(url: string): string | null {
  const read = URL.canParse(url) ? new URL(url) : null;
  if (read === null || !/^https?:$/.test(read.protocol)) return null;
  const asked = [...read.searchParams]
    .filter(([name]) => !COUNTS.test(name))
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const path = read.pathname.replace(/\/(?:index\.html?)?$/, '');
  const query = asked.map(([name, value]) => `${name}=${value}`).join('&');
  return `${hostOf(read)}${path}${query === '' ? '' : `?${query}`}`;
}

/** The host of an address, normalised for comparison; null for anything but a web address. */
export function comparableHost(url: string): string | null {
  const read = URL.canParse(url) ? new URL(url) : null;
  return read !== null && /^https?:$/.test(read.protocol) ? hostOf(read) : null;
}

const COUNTS =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid|at_.*|smid|_ga)$/i;

function hostOf({ hostname, port }: URL): string {
  return `${hostname.replace(/^(?:www|m|amp)\./, '').replace(/\.$/, '')}${port === '' ? '' : `:${port}`}`;
}
