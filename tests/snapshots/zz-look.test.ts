import { it } from 'vitest';
import { chromium } from 'playwright-core';
import { copiedDesk } from './copied-desk.js';
const P = [
  'Foreign minister holds press conference after harbour talks',
  'The minister spoke at noon on Thursday, an hour later than had been announced, in front of a room that was half empty.',
  '“There is no room for compromise on the question of the harbour,” she said, and added that the pilots would not be asked to work longer than the law allows. “We have said so before, and we will say so again: the harbour will not close before spring.”',
  'Asked about the letter, she said that nobody in the ministry had seen it.',
  'The union’s chair, Tomas Brandt, called the remarks “a slap in the face of everybody who works at night”. He had not been told of the talks, he said, and learnt of them from the radio.',
  'A spokesperson later wrote that \u202ethe minister\u202c had been misunderstood, and that a dec\u200bision would be taken “in due course”.',
  'The talks go on next week. Neither side would say where.',
  'Two weeks ago the port authority had put the number of ships that wait outside the harbour at 37, of which five carry grain.',
  'Reporting by our own correspondents.',
];
it('looks', async () => {
  const desk = await copiedDesk();
  await desk.patch('/sources/1', 1, { url: 'https://ministry.example/read-out', title: 'Minister rules out compromise over harbour' });
  const old = await desk.keep(P.slice(0, 3).join('\n\n'));
  await desk.note(old, 'half empty', { body: 'Our stringer counted 40 people. Ask her for the pictures.', selector: sel(P.slice(0, 3).join('\n\n'), 'half empty') });
  const text = P.join('\n\n');
  const copy = await desk.keep(text);
  await desk.addClaim('There is no room for compromise on the question of the harbour');
  await desk.addClaim('the question of the harbour', { form: 'partial' });
  await desk.addClaim('the harbour will close before spring');
  await desk.addClaim('a slap in the face of everybody who works at night', { speaker: { name: 'Tomas Brandt', kind: 'person' } });
  await desk.addClaim('We shall fight them in every court of the land', {});
  await desk.note(copy, 'the pilots would not be asked to work longer than the law allows', { motivation: 'assessing', body: 'The law says 48 hours a week; the collective agreement says 40. Which of the two does she mean? Asked the ministry on Friday.' });
  await desk.note(copy, 'compromise on the question of the harbour,” she said', { body: 'Is this the same sentence as in the broadcast?' });
  await desk.note(copy, '37', { motivation: 'editing', body: 'The authority’s own page says 36.' });
  const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
  const shots: [string, number, 'light'|'dark', boolean, string][] = [['l1280',1280,'light',true,''],['d1280',1280,'dark',true,'?at=60-160#passage'],['l320',320,'light',true,''],['d320',320,'dark',false,'']];
  for (const [name, width, colorScheme, js, q] of shots) {
    const c = await b.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: js, extraHTTPHeaders: desk.editor as any });
    const p = await c.newPage(); await p.goto(`${desk.url}/sources/1/snapshots/${copy}${q}`);
    await p.locator('#copy-title').scrollIntoViewIfNeeded(); await p.locator('#words').screenshot({ path: `/tmp/wcopy/${name}.png` });
    if (js) console.log(name, 'overflow', await p.evaluate('document.documentElement.scrollWidth'));
    await c.close();
  }
  const long = await desk.keep(Array.from({ length: 900 }, (_, i) => `${i}. ${P[i % 9]}`).join('\n\n'));
  const c = await b.newContext({ viewport: { width: 1280, height: 900 }, extraHTTPHeaders: desk.editor as any });
  const p = await c.newPage(); await p.goto(`${desk.url}/sources/1/snapshots/${long}?part=2`);
  await p.screenshot({ path: '/tmp/wcopy/part.png' });
  await b.close(); await desk.close();
}, 180000);
function sel(t: string, e: string) { const s = t.indexOf(e); return { exact: e, prefix: t.slice(s - 20, s), suffix: t.slice(s + e.length, s + e.length + 20), start_utf16: s, end_utf16: s + e.length }; }
