import ipaddr from 'ipaddr.js';
import { ok, type Result, refused } from '../lib/result.js';

// Which addresses may be fetched: public ones on their usual ports. Nobody may use fetching to reach what only the
// server's own network can reach (SSRF).

/** The same message for every refused address, so that it reveals nothing about the network. */
export const NOT_PUBLIC =
  'No public web server found at that address. Enter an address such as https://news.example/story, without a port, user name or password.';

/** Hosts that only tests may use: `127.0.0.1:40123`. */
export type TestHosts = ReadonlySet<string>;

/** The address to request, normalised and without its fragment. */
export function addressToFetch(text: string, testHosts: TestHosts): Result<URL, string> {
  if (!URL.canParse(text)) return refused(NOT_PUBLIC);
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.href.length > MAX_URL_LENGTH)
    return refused(NOT_PUBLIC);
  const port = portOf(url);
  const usual = port === (url.protocol === 'https:' ? 443 : 80);
  if (!usual && ![...testHosts].some((host) => host.endsWith(`:${port}`))) return refused(NOT_PUBLIC);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isAllowed(literal, port, testHosts)) return refused(NOT_PUBLIC);
  url.hash = '';
  return ok(url);
}

const MAX_URL_LENGTH = 2_000;

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

/** The target of a redirect, checked like the first address. */
export function nextAddress(from: URL, location: string, testHosts: TestHosts): Result<URL, string> {
  if (!URL.canParse(location, from.href)) return refused('It redirects to an invalid address.');
  const next = addressToFetch(new URL(location, from).href, testHosts);
  if (next.ok && from.protocol === 'https:' && next.value.protocol === 'http:')
    return refused('It redirects from https to http, which is not secure.');
  return next;
}

/** Whether a connection to this IP address is allowed. */
export function isAllowed(address: string, port: number, testHosts: TestHosts): boolean {
  return isPublic(address) || testHosts.has(`${plainAddress(address)}:${port}`);
}

/**
 * Whether an IP address is public, in any notation: also an IPv4 address embedded in an IPv6 one. @source IANA
 * special-purpose address registries, by way of ipaddr.js
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6, only 2000::/3 has been allocated.
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

function plainAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
