import type { Context } from '../../context.js';
import type { Ask } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { faces, type Reply, written } from '../../platform/http/reply.js';
import { readSampleFile } from '../exchange/seed.js';
import { addPractice, namesIn, removePractice } from './actions.js';
import { type Done, practiceJson, practicePage, removedJson } from './page.js';
import { PracticeReader } from './store.js';

const ADDRESS = '/practice-story';

export function practiceRoutes(door: Door, ctx: Context): void {
  door.get(ADDRESS, (ask) => show(ask, ctx));
  door.post(ADDRESS, add);
  door.delete(ADDRESS, remove);
  door.post(`${ADDRESS}/removal`, remove);
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const names = namesIn(await readSampleFile('practice'));
  const story = await new PracticeReader(ctx.db).find(names);
  return faces({
    html: () => ({
      view: 'practice/show',
      title: 'Practice story',
      section: 'desk',
      crumbs: [{ label: 'Help', href: '/help' }],
      page: practicePage(story, doneIn(ask)),
    }),
    json: () => practiceJson(story),
  });
}

function doneIn(ask: Ask): Done {
  const done = ask.query.one('done');
  return done === 'added' || done === 'removed' ? done : null;
}

async function add(ask: Ask): Promise<Reply> {
  const file = await readSampleFile('practice');
  return ask.change(async (change) => {
    const { kind, counts } = await addPractice(change, file);
    return written(kind === 'added' ? 201 : 200, `${ADDRESS}?done=added`, { [kind]: counts });
  });
}

async function remove(ask: Ask): Promise<Reply> {
  const file = await readSampleFile('practice');
  return ask.change(async (change) => {
    const { counts, kept } = await removePractice(change, file);
    return written(200, `${ADDRESS}?done=removed`, removedJson(counts, kept));
  });
}
