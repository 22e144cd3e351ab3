import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, type Rule } from '../../src/people/accounts/model/permissions.js';
import { grouped } from '../../src/platform/lib/grouped.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { type ASKERS, answerTo, askersOf } from '../support/permission-table.js';
import { addExample, targetKey, usesUp, type Whose } from './example-targets.js';

// Asks for every route of the permission table as everybody whom the table knows, in every way a request
// can be sent, and holds the answers to what the table says.

type Asker = (typeof ASKERS)[number];

/** A way to send it: how a browser asks for a page or sends a form, or how a script does. */
type Way = 'page' | 'json' | 'form';

/** Addresses for people alone: forms to fill in, and ways in. */
const WITHOUT_JSON = /\/(new|edit|dossier|help|password|second-factor)$|^\/sign-in/;

/** Addresses for programs alone, which answer in JSON whether or not a page is asked for. */
const BY_PROGRAM = ['/metrics', '/menu', '/claims/citation'];

/** What stands on the page of something else sends a reader there. */
const ELSEWHERE = [
  '/attributions/:id',
  '/findings/:id',
  '/set-asides/:id',
  '/claims/:id/attributions',
  '/claims/:id/findings',
  '/claims/:id/links',
  '/claims/:id/comparison',
  '/sources/:id/comparison',
  '/views/:id',
];

describe('every route of the permission table', () => {
  const desks = {} as Record<'open' | 'closed', TestDesk>;
  const kept = new Map<string, Promise<string>>();
  const sends = new Map<string, Promise<Sends>>();
  beforeAll(async () => {
    desks.open = await openDesk({ anonymous: 'viewer', strictPages: false });
    desks.closed = await openDesk({ strictPages: false });
  });
  afterAll(async () => {
    await desks.open.close();
    await desks.closed.close();
  });

  const deskOf = ({ deskIsOpen }: Asker) => (deskIsOpen ? desks.open : desks.closed);

  it.each(PERMISSIONS.map((rule) => [`${rule.method} ${rule.path}`, rule] as const))(
    '%s answers everybody as the table says',
    async (_, rule) => {
      const faults: string[] = [];
      for (const asker of askersOf(rule)) {
        for (const way of waysOf(rule)) {
          for (const [whose, allowed] of expected(rule, asker)) {
            const answer = await ask(rule, asker, way, await targetFor(rule, asker, whose, allowed));
            const fault = allowed
              ? refusedIn(rule, asker, way, answer)
              : allowedIn(asker, way, whose, answer);
            if (fault !== null) faults.push(`${asker.column}, ${way}, ${whose}: ${fault}`);
            else await answer.body?.cancel();
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it.each(
    PERMISSIONS.filter(({ path }) => /:(id|link|item|snapshot|token)\b/.test(path)).map(
      (rule) => [`${rule.method} ${rule.path}`, rule] as const,
    ),
  )('%s tells those whom it refuses nothing of whether there is one', async (_, rule) => {
    const nothing = rule.path.replace(/:[a-z]+/g, '999999999');
    for (const asker of oneOfEach(rule)) {
      const { status } = await ask(rule, asker, 'json', nothing);
      const wanted = answerTo(rule, asker) === 'no' ? refusals(asker, 'json') : [404, 422, 428];
      expect(wanted, asker.column).toContain(status);
    }
  });

  /** One for all who ask, unless asking uses it up or it has to be theirs. */
  function targetFor(rule: Rule, asker: Asker, whose: Whose, allowed: boolean): Promise<string> {
    const desk = deskOf(asker);
    const asking = asker.viewer.role === 'anonymous' ? 0 : desk.users[asker.viewer.role].id;
    const other = desk.users[asker.viewer.role === 'editor' ? 'admin' : 'editor'].id;
    const make = () =>
      desk.as('admin', (change) => addExample(change, rule, { asker: asking, other, whose }));
    if (usesUp(rule) && allowed) return make();
    const owner = rule.own === undefined ? '' : `${asker.viewer.role} ${whose}`;
    return remember(kept, `${asker.deskIsOpen} ${owner} ${rule.path}`, make);
  }

  function sendsOf(rule: Rule, asker: Asker): Promise<Sends> {
    const { role, scope, byToken } = asker.viewer;
    if (role === 'anonymous') return Promise.resolve({});
    const desk = deskOf(asker);
    if (byToken) return remember(sends, asker.column, () => desk.token(role, scope));
    // These end the session that asks.
    if (/sign-|sessions/.test(rule.path)) return desk.signIn(role);
    return remember(sends, `${asker.column} by session`, async () => desk.signIn(role));
  }

  async function ask(rule: Rule, asker: Asker, way: Way, path: string): Promise<Response> {
    const desk = deskOf(asker);
    // Sessions of a user all end where one of them says so.
    if (/sessions/.test(rule.path)) sends.clear();
    const headers = await sendsOf(rule, asker);
    if (rule.method === 'GET')
      return desk.get(way === 'json' ? `${path}.json`.replace(/^\/\.json/, '/.json') : path, headers);
    return way === 'form' ? desk.form(path, {}, headers) : desk.json(rule.method, path, {}, headers);
  }
});

/** Of those who ask in one way and are answered alike, the first; everybody in check:long. */
function oneOfEach(rule: Rule): readonly Asker[] {
  if (process.env.ONRECORD_LONG !== undefined) return askersOf(rule);
  const alike = grouped(askersOf(rule), (asker) => {
    const { role, byToken, scope } = asker.viewer;
    return `${role === 'anonymous'} ${byToken} ${scope} ${answerTo(rule, asker)}`;
  });
  return [...alike.values()].flatMap((askers) => askers.slice(0, 1));
}

function waysOf({ method, path }: Rule): readonly Way[] {
  // Its name is its face, or it is for programs alone.
  if (path.endsWith('.json') || BY_PROGRAM.includes(path)) return ['json'];
  if (method === 'GET') return ['page', 'json'];
  return method === 'POST' ? ['form', 'json'] : ['json'];
}

/** Whose target is asked for, and whether it is answered. */
function expected(rule: Rule, asker: Asker): readonly (readonly [Whose, boolean])[] {
  const answer = answerTo(rule, asker);
  const isNumbered = targetKey(rule.path) !== null;
  const isAllowed = answer !== 'no';
  if (rule.own === undefined || !isNumbered) return [['desk', isAllowed]];
  if (answer === 'no') return [['other', false]];
  // A list or view of another person is out of reach for everybody; the desk’s is for those who need not own it.
  if (/^\/(lists|views)/.test(rule.path))
    return [
      ['own', true],
      ['desk', answer === 'yes'],
      ['other', false],
    ];
  return [
    ['own', true],
    ['other', answer === 'yes'],
  ];
}

/** What is wrong with an answer that should have let them in; null where nothing is. */
function refusedIn(rule: Rule, asker: Asker, way: Way, answer: Response): string | null {
  const { status } = answer;
  if (rule.method !== 'GET') {
    const toSignIn = answer.headers.get('location')?.startsWith('/sign-in?next') ?? false;
    return [200, 201, 303, 422, 428].includes(status) && !toSignIn ? null : `${status}, should be let in`;
  }
  // A token never opens a page: it is sent to the suffix, where the answer is what the table says. Whoever watches over
  // the desk is not asked who it is.
  const isPage = way === 'page' && asker.viewer.byToken && !/\/(export|raw|healthz|readyz)$/.test(rule.path);
  const lacksJson = way === 'json' && WITHOUT_JSON.test(rule.path);
  const isElsewhere = way === 'page' && ELSEWHERE.includes(rule.path);
  const isInAlready = rule.path === '/sign-in' && asker.viewer.userId !== null;
  // What lacks JSON may be found out only after what is one’s own was looked at.
  const wanted = isPage ? [403] : isElsewhere || isInAlready ? [303] : lacksJson ? [404] : [200];
  if (lacksJson && asker.viewer.byToken && rule.own !== undefined) wanted.push(403);
  return wanted.includes(status) ? null : `${status}, should be ${wanted.join(' or ')}`;
}

/** What is wrong with an answer that should have kept them out; null where nothing is. */
function allowedIn(asker: Asker, way: Way, whose: Whose, answer: Response): string | null {
  const wanted = whose === 'desk' ? refusals(asker, way) : [...new Set([...refusals(asker, way), 403, 404])];
  if (!wanted.includes(answer.status)) return `${answer.status}, should be ${wanted.join(' or ')}`;
  const to = answer.headers.get('location');
  return answer.status === 303 && !to?.startsWith('/sign-in?next=') ? `303 to ${to}` : null;
}

/** How those are told no whom the table keeps out. */
function refusals({ viewer }: Asker, way: Way): number[] {
  if (viewer.role !== 'anonymous') return [403];
  return way === 'page' ? [303] : [401];
}

function remember<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
