import { createHash } from 'node:crypto';
import { markBidiControls } from '../text/bidi-controls.js';
import { escapeXml } from './xml.js';

// Serialises an Atom feed. Knows nothing of its subject.

export interface AtomEntry {
  /** An id that is independent of any address: see `atomId`. */
  readonly id: string;
  readonly title: string;
  /** UTC, ISO 8601. */
  readonly updated: string;
  readonly published: string | null;
  readonly author: string;
  /** An absolute path: `/claims/42`. */
  readonly href: string;
  /** HTML with every variable part escaped. */
  readonly html: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** The `updated` time of a feed without entries. */
  readonly began: string;
  /** The instance's address, without a trailing slash. */
  readonly base: string;
  /** The page that the feed belongs to, and the feed itself: `/activity` and `/activity.atom`. */
  readonly href: string;
  readonly self: string;
  readonly entries: readonly AtomEntry[];
}

/** With a visible sign for each bidirectional control, as on a page. @source RFC 4287 */
export function atomFeed(feed: AtomFeed): string {
  return markBidiControls(feedLines(feed).join('\n'));
}

function feedLines(feed: AtomFeed): string[] {
  const updated = feed.entries.map((entry) => entry.updated).reduce(later, feed.began);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element('id', feed.id),
    element('title', feed.title),
    ...(feed.subtitle === null ? [] : [element('subtitle', feed.subtitle)]),
    element('updated', updated),
    '<author><name>Onrecord</name></author>',
    '<generator>Onrecord</generator>',
    link('self', feed.base + feed.self, 'application/atom+xml'),
    link('alternate', feed.base + feed.href, 'text/html'),
    ...feed.entries.flatMap((entry) => entryLines(entry, feed.base)),
    '</feed>',
    '',
  ];
}

/**
 * The id of a feed or an entry: independent of the address of an instance, and different on another instance.
 * @param desk identifies the instance
 * @source RFC 9562, section 5.8 (version 8: custom bits)
 */
export function atomId(desk: string, what: string): string {
  const bytes = createHash('sha256').update(`${desk} ${what}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function entryLines(entry: AtomEntry, base: string): string[] {
  return [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.updated),
    ...(entry.published === null ? [] : [element('published', entry.published)]),
    `<author>${element('name', entry.author)}</author>`,
    link('alternate', base + entry.href, 'text/html'),
    `<content type="html">${escapeXml(entry.html)}</content>`,
    '</entry>',
  ];
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
