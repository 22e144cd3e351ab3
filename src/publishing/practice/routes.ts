import type { Context } from '../../platform/context.js';
import { faces, type Reply, written } from '../../platform/http/reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { withSampleFile } from './actions/sample.js';
import { addPractice, namesIn, removePractice } from './actions.js';
import { type Done, practiceJson, practicePage, removedJson } from './page.js';
import { PracticeReader } from './store.js';

const ADDRESS = '/practice-story';

export function practiceRoutes(router: Router, ctx: Context): void {
  router.get(ADDRESS, (req) => show(req, ctx));
  router.post(ADDRESS, add);
  router.delete(ADDRESS, remove);
  router.post(`${ADDRESS}/removal`, remove);
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const names = await withSampleFile('practice', async (file) => namesIn(file));
  const story = await new PracticeReader(ctx.db).find(names);
  return faces({
    html: () => ({
      view: 'practice/show',
      title: 'Practice story',
      section: 'desk',
      crumbs: [{ label: 'Help', href: '/help' }],
      page: practicePage(story, doneIn(req)),
    }),
    json: () => practiceJson(story),
  });
}

function doneIn(req: RequestContext): Done {
  const done = req.query.one('done');
  return done === 'added' || done === 'removed' ? done : null;
}

async function add(req: RequestContext): Promise<Reply> {
  return withSampleFile('practice', (file) =>
    req.write(async (change) => {
      const { kind, counts } = await addPractice(change, file);
      return written(kind === 'added' ? 201 : 200, `${ADDRESS}?done=added`, { [kind]: counts });
    }),
  );
}

async function remove(req: RequestContext): Promise<Reply> {
  return withSampleFile('practice', (file) =>
    req.write(async (change) => {
      const { counts, kept } = await removePractice(change, file);
      return written(200, `${ADDRESS}?done=removed`, removedJson(counts, kept));
    }),
  );
}
