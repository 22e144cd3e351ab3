/**
 * A web address as two are compared: without scheme, “www.” or “m.”, fragment, what counts visitors, and a slash at the
 * end; what is asked for in order of name. Null for what is no web address.
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

/** The host of an address as two are compared; null for what is no web address. */
export function comparableHost(url: string): string | null {
  const read = URL.canParse(url) ? new URL(url) : null;
  return read !== null && /^https?:$/.test(read.protocol) ? hostOf(read) : null;
}

const COUNTS =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid|at_.*|smid|_ga)$/i;

function hostOf({ hostname, port }: URL): string {
  return `${hostname.replace(/^(?:www|m|amp)\./, '').replace(/\.$/, '')}${port === '' ? '' : `:${port}`}`;
}
