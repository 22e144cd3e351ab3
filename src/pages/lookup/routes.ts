import type { TextsContext } from '../../checking/comparison-queue/pool.js';
import { ExcerptReader } from '../../checking/comparisons/excerpt-store.js';
import { windowsOf } from '../../checking/comparisons/model/excerpt.js';
import { notFiltered } from '../../platform/http/filters.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { type Typed, typedFrom } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import type { StylesContext } from '../../publishing/citations/styles-pool.js';
import { lookUp } from './actions.js';
import { citationsOf } from './citations-actions.js';
import { lookupFilters, parseLookup } from './input.js';
import { lookupJson } from './json.js';
import type { LookedUp } from './model/shown.js';
import { lookupPage } from './page/lookup.js';
import type { LookupThread } from './pool.js';

interface LookupContext extends StylesContext, TextsContext {
  readonly lookups: LookupThread;
}

/** “Can I run this?”: what is on record of a sentence or a paragraph. */
export function lookupRoutes(router: Router, ctx: LookupContext): void {
  router.get('/lookup', (req) => lookUpAddress(req, ctx));
  router.post('/lookup', (req) => lookUpText(req, ctx), { limit: 'search' });
}

async function lookUpAddress(req: RequestContext, ctx: LookupContext): Promise<Reply> {
  const given = req.query.single();
  const input = lookupFilters.read(given);
  if (!input.ok) return refused(req, given, input.errors);
  const { q, speaker } = input.value;
  if (q !== null) return found(req, ctx, { text: q, speaker });
  return faces({
    html: () => view(lookupPage({}, [], null, req.viewer)),
    json: () =>
      lookupJson({ text: '', speaker, areCreditsRead: true, answers: [], unanswered: 0 }, new Map()),
  });
}

/** The form again with what the address has, so that nothing is lost. @throws AppError for filters that are unknown here */
function refused(
  req: RequestContext,
  { q, ...others }: Readonly<Record<string, unknown>>,
  errors: readonly FieldError[],
): Reply {
  if (errors.some(({ path }) => !lookupFilters.names.includes(path))) throw notFiltered(req, errors);
  const ofForm = errors.map((error) => (error.path === 'q' ? { ...error, path: 'text' } : error));
  const typed = typedFrom({ ...others, text: q });
  return invalidReply(ofForm, () => view(lookupPage(typed, ofForm, null, req.viewer)));
}

/** The longest address to which a form leads; a longer text has none. */
const MAX_ADDRESS_LENGTH = 2_000;

async function lookUpText(req: RequestContext, ctx: LookupContext): Promise<Reply> {
  const { fields, as } = bodyOf(req);
  const input = parseLookup(fields);
  if (!input.ok)
    return invalidReply(input.errors, () =>
      view(lookupPage(typedFrom(fields), input.errors, null, req.viewer)),
    );
  const { text, speaker } = input.value;
  const address = `/lookup?${new URLSearchParams({ q: text, ...(speaker !== null && { speaker }) })}`;
  if (as === 'form' && address.length <= MAX_ADDRESS_LENGTH) return seeOther(address);
  return found(req, ctx, { text, speaker });
}

async function found(
  req: RequestContext,
  ctx: LookupContext,
  { text, speaker }: Pick<LookedUp, 'text' | 'speaker'>,
): Promise<Reply> {
  const { db } = ctx;
  const { viewer } = req;
  const findCopies = (wordings: readonly string[]) => ctx.texts.findEach(wordings, viewer);
  const { read, compare, readCredits } = ctx.lookups;
  const up = await lookUp({ db, viewer, findCopies, read, compare, readCredits }, text, speaker);
  return faces({
    html: async () => {
      const wanted = up.answers
        .flatMap(({ copies }) => copies ?? [])
        .map(({ wording: { copy, comparison } }) => ({
          snapshot_id: copy.id,
          windows: windowsOf(comparison.spans),
        }));
      const excerpts = await new ExcerptReader(db, viewer).around(wanted);
      const typed: Typed = { text, ...(speaker !== null && { speaker }) };
      return view(lookupPage(typed, [], { up, excerpts }, viewer));
    },
    json: async () => {
      const citing = { db, viewer, styles: ctx.styles, deskUrl: ctx.config.url };
      return lookupJson(up, await citationsOf(citing, up.answers));
    },
  });
}

function view(page: object): Page {
  return { view: 'lookup/index', title: 'Can I run this?', section: 'claims', page };
}
