import { it } from 'vitest';
import { copiedDesk } from './copied-desk.js';
it('measures', async () => {
  const desk = await copiedDesk();
  const n = 5000;
  const text = Array.from({ length: 2_500 }, (_, at) => `Word${at} and more.`).join(' ');
  const copy = await desk.keep(text);
  await desk.as('editor', async ({ tx, at, actor }) => {
    const rows = Array.from({ length: n }, (_, i) => { const s = text.indexOf(`Word${i % 2500} `); return ({ snapshot_id: copy, author_id: actor.id, created_at: at, motivation: 'commenting' as const, body: 'Seen.', selector_exact: text.slice(s, s + 8), selector_start_utf16: s, selector_end_utf16: s + 8 }); });
    for (let from = 0; from < rows.length; from += 500) await tx.insertInto('annotations').values(rows.slice(from, from + 500)).execute();
  });
  for (let i = 0; i < 2; i++) {
    const t = process.cpuUsage(); const w = Date.now();
    const a = await desk.get(`/sources/1/snapshots/${copy}`, desk.editor); const html = await a.text();
    const u = process.cpuUsage(t);
    console.log('notes html', (u.user + u.system) / 1000, 'ms cpu', Date.now() - w, html.length);
    const t2 = process.cpuUsage();
    await (await desk.get(`/sources/1/snapshots/${copy}.json`, desk.sends)).text();
    const u2 = process.cpuUsage(t2); console.log('json', (u2.user + u2.system) / 1000);
  }
  await desk.close();
}, 120000);
