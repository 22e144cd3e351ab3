import { expect, it } from 'vitest';
import { bookmarklets } from '../../../src/pages/lookup/model/bookmarklets.js';

/** Runs a bookmarklet as a browser would on a page with these words selected. */
function opened(id: string, selection: string) {
  const href = bookmarklets('https://desk.example').find((one) => one.id === id)?.href ?? '';
  const said: string[] = [];
  let address = '';
  const run = new Function(
    'getSelection',
    'location',
    'document',
    'open',
    'alert',
    href.replace(/^javascript:/, ''),
  );
  const open = (to: string) => {
    address = to;
  };
  run(
    () => selection,
    { href: 'https://news.example/a?b=c' },
    { title: 'Ferry & pier: no room' },
    open,
    (words: string) => said.push(words),
  );
  return { url: new URL(address), said };
}

it('take the selected words, and the page that they are on', () => {
  const { url, said } = opened('look-up', ' “No room” & more ');
  expect([url.origin + url.pathname, url.searchParams.get('q'), said]).toEqual([
    'https://desk.example/lookup',
    '“No room” & more',
    [],
  ]);
  const capture = opened('capture', 'A page.').url;
  expect([capture.pathname, Object.fromEntries(capture.searchParams)]).toEqual([
    '/capture',
    { text: 'A page.', url: 'https://news.example/a?b=c', title: 'Ferry & pier: no room' },
  ]);
});

it('take the beginning of a long selection, and say so', () => {
  const { url, said } = opened('look-up', '𝒲渡'.repeat(5_000));
  expect(url.href.length).toBeLessThan(8_100);
  expect(url.searchParams.get('q')).toMatch(/^(?:𝒲渡)+𝒲?$/u);
  expect(said).toHaveLength(1);
});

it('hold no sign that an address would have to escape', () => {
  for (const { href } of bookmarklets('https://desk.example')) expect(href).not.toMatch(/[%#"<>\s]{2}|[%#"]/);
});
