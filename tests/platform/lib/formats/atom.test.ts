import { describe, expect, it } from 'vitest';
import { type AtomFeed, atomFeed, atomId } from '../../../../src/platform/lib/formats/atom.js';
import { escapeXml } from '../../../../src/platform/lib/formats/xml.js';
import { childText, readXml } from '../../../support/xml.js';

const ENTRY = {
  id: atomId('desk', 'one'),
  title: 'One & <two> ]]> "three"',
  updated: '2023-06-20T10:00:00.000Z',
  published: null,
  author: 'Vera\u0000 \ufffe\ud800 Viewer',
  href: '/claims/42?a=1&b=2',
  html: '<p>Fish &amp; chips\r</p>',
};

const FEED: AtomFeed = {
  id: atomId('desk', 'feed'),
  title: 'Activity',
  subtitle: null,
  began: '2023-06-19T10:00:00.000Z',
  base: 'https://desk.example',
  href: '/activity',
  self: '/activity.atom',
  entries: [ENTRY, { ...ENTRY, id: atomId('desk', 'two'), updated: '2023-06-21T10:00:00.000Z' }],
};

describe('a feed', () => {
  it('has what RFC 4287 wants of a feed and of its entries', () => {
    const feed = readXml(atomFeed(FEED));
    expect(feed.attributes.xmlns).toBe('http://www.w3.org/2005/Atom');
    for (const name of ['id', 'title', 'updated', 'author'])
      expect(feed.children.filter((child) => child.name === name)).toHaveLength(1);
    expect(childText(feed, 'updated')).toBe('2023-06-21T10:00:00.000Z');
    const links = feed.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes);
    expect(links.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'https://desk.example/activity.atom'],
      ['alternate', 'https://desk.example/activity'],
    ]);
    const [entry] = feed.children.filter(({ name }) => name === 'entry');
    expect(entry?.children.map(({ name }) => name)).toEqual([
      'id',
      'title',
      'updated',
      'author',
      'link',
      'content',
    ]);
  });

  it('holds any text, and shows what XML cannot hold', () => {
    const [entry] = readXml(atomFeed(FEED)).children.filter(({ name }) => name === 'entry');
    expect(childText(entry ?? FAIL, 'title')).toBe('One & <two> ]]> "three"');
    expect(childText(entry ?? FAIL, 'content')).toBe('<p>Fish &amp; chips\r</p>');
    const author = entry?.children.find(({ name }) => name === 'author');
    expect(childText(author ?? FAIL, 'name')).toBe('Vera\ufffd \ufffd\ufffd Viewer');
    const link = entry?.children.find(({ name }) => name === 'link');
    expect(link?.attributes.href).toBe('https://desk.example/claims/42?a=1&b=2');
  });

  it('tells the time of the desk where nothing is told', () => {
    const feed = readXml(atomFeed({ ...FEED, subtitle: 'Nothing yet', entries: [] }));
    expect([childText(feed, 'updated'), childText(feed, 'subtitle')]).toEqual([FEED.began, 'Nothing yet']);
  });

  it('has ids that are the same each time, and others for other things and other desks', () => {
    expect(atomId('desk', 'one')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(atomId('desk', 'one')).toBe(atomId('desk', 'one'));
    expect(new Set([atomId('a', 'b'), atomId('a', 'c'), atomId('c', 'b')]).size).toBe(3);
  });

  it('keeps astral characters and shows halves of them', () => {
    expect(escapeXml('𝔸\udc00\u000b\t')).toBe('𝔸\ufffd\ufffd\t');
  });
});

const FAIL = { name: 'none', attributes: {}, children: [], text: '' };
