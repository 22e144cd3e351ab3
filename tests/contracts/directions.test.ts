import { describe, expect, it } from 'vitest';
import { findBroken, findBrokenAmong, type Import, readRules } from '../support/small-desk.js';

// Each rule of .dependency-cruiser.js with imports that break it. A rule without one fails the last test.
const FORBIDDEN: Record<string, readonly Import[]> = {
  'vocabulary-stands-alone': [['src/vocabulary.ts', 'src/lib/result.ts']],
  'lib-is-a-leaf': [['src/lib/clock.ts', 'src/db/open.ts']],
  'engines-take-values': [
    ['src/engines/text/words.ts', 'src/claims/model.ts'],
    ['src/engines/text/words.ts', 'src/db/open.ts'],
  ],
  'engines-and-models-touch-nothing': [
    ['src/engines/text/words.ts', 'node:fs'],
    ['src/claims/model.ts', 'node:fs/promises'],
    ['src/claims/model.ts', 'node:process'],
  ],
  'models-are-pure': [
    ['src/claims/model.ts', 'src/claims/store.ts'],
    ['src/claims/model.ts', 'src/db/schema.ts'],
    ['src/claims/model.ts', 'src/config.ts'],
    ['src/claims/model/status.ts', 'src/claims/input.ts'],
  ],
  'db-knows-no-noun': [['src/db/transact.ts', 'src/activity/model.ts']],
  'http-knows-no-noun': [
    ['src/http/session.ts', 'src/accounts/store.ts'],
    ['src/http/errors.ts type', 'src/claims/model.ts'],
  ],
  'http-runs-no-query': [
    ['src/http/errors.ts', 'src/db/open.ts'],
    ['src/http/errors.ts', 'src/activity/rows.ts'],
  ],
  'stores-look-down': [
    ['src/claims/store.ts', 'src/claims/input.ts'],
    ['src/claims/store.ts', 'src/sources/actions.ts'],
    ['src/accounts/session-store.ts', 'src/accounts/input.ts'],
  ],
  'inputs-look-down': [['src/claims/input.ts', 'src/claims/actions.ts']],
  'pages-look-down': [['src/claims/page.ts', 'src/http/render.ts']],
  'actions-look-down': [
    ['src/claims/actions.ts', 'src/claims/page.ts'],
    ['src/claims/actions/add.ts', 'src/context.ts'],
    ['src/claims/follow.ts', 'src/claims/routes.ts'],
  ],
  'inputs-and-pages-get-rows-handed': [
    ['src/claims/page.ts', 'src/claims/store.ts'],
    ['src/claims/input.ts', 'src/db/open.ts'],
  ],
  'routes-ask-stores': [['src/claims/routes.ts', 'src/db/open.ts']],
  'commands-are-not-pages': [['src/claims/commands.ts', 'src/claims/page.ts']],
  'routes-are-not-commands': [['src/claims/routes.ts', 'src/claims/commands.ts']],
  'only-app-and-routes-speak-http': [['src/citations/render.ts', 'src/http/respond.ts']],
  'only-the-terminal-starts-the-app': [['src/claims/routes.ts', 'src/app.ts']],
  'context-is-handed-down': [['src/citations/worker.ts', 'src/context.ts']],
  'only-context-registers-follow-ups': [['src/claims/actions.ts', 'src/claims/follow.ts']],
  'only-app-mounts-routes': [
    ['src/claims/routes.ts', 'src/sources/routes.ts'],
    ['src/context.ts', 'src/sources/routes.ts'],
  ],
  'only-cli-runs-commands': [
    ['src/claims/commands.ts', 'src/sources/commands.ts'],
    ['src/app.ts', 'src/claims/commands.ts'],
  ],
  'pages-stay-at-home': [['src/claims/page.ts', 'src/sources/page.ts']],
  'actions-go-leftwards-from-accounts': [['src/accounts/actions.ts', 'src/speakers/actions.ts']],
  'actions-go-leftwards-from-set-asides': [['src/set-asides/actions/agree.ts', 'src/claims/actions.ts']],
  'actions-go-leftwards-from-tags': [['src/tags/actions.ts', 'src/speakers/actions.ts']],
  'actions-go-leftwards-from-outlets': [['src/outlets/actions.ts', 'src/tags/actions.ts']],
  'actions-go-leftwards-from-speakers': [['src/speakers/actions.ts', 'src/claims/actions.ts']],
  'actions-go-leftwards-from-occasions': [['src/occasions/actions.ts', 'src/sources/actions.ts']],
  'actions-go-leftwards-from-sources': [['src/sources/actions.ts', 'src/snapshots/actions.ts']],
  'actions-go-leftwards-from-snapshots': [['src/snapshots/actions.ts', 'src/lists/actions.ts']],
  'actions-go-leftwards-from-claims': [['src/claims/actions/edit.ts', 'src/attributions/actions.ts']],
  'actions-go-leftwards-from-attributions': [['src/attributions/actions.ts', 'src/annotations/actions.ts']],
  'actions-go-leftwards-from-annotations': [['src/annotations/actions.ts', 'src/lists/actions/add.ts']],
  'actions-go-leftwards-from-effort': [['src/effort/actions.ts', 'src/findings/actions.ts']],
  'actions-go-leftwards-from-findings': [['src/findings/actions.ts', 'src/review/actions.ts']],
  'actions-go-leftwards-from-review': [['src/review/actions.ts', 'src/uses/actions.ts']],
  'actions-go-leftwards-from-uses': [['src/uses/actions.ts', 'src/lists/actions.ts']],
  'actions-go-leftwards-from-lists': [['src/lists/actions.ts', 'src/capture/actions.ts']],
  'actions-go-leftwards-from-capture': [['src/capture/actions.ts', 'src/drafts/actions.ts']],
  'actions-go-leftwards-from-drafts': [['src/drafts/actions.ts', 'src/capture/actions.ts']],
  'only-few-use-express': [
    ['src/claims/actions.ts', 'express'],
    ['src/claims/input.ts type', 'express'],
    ['src/context.ts', 'helmet'],
  ],
  'only-few-use-kysely': [
    ['src/claims/actions.ts', 'kysely'],
    ['src/claims/routes.ts type', 'kysely'],
    ['src/activity/actions.ts', 'kysely'],
  ],
  'only-few-use-better-sqlite3': [['src/claims/store.ts', 'better-sqlite3']],
  'only-few-use-prom-client': [['src/app.ts', 'prom-client']],
  'only-few-use-ejs': [['src/http/respond.ts', 'ejs']],
  'only-few-use-commander': [['src/claims/routes.ts', 'commander']],
  'migrations-stand-alone': [['migrations/0009_claims_mark.ts', 'src/vocabulary.ts']],
  'only-db-migrates': [['src/context.ts', 'migrations/index.ts']],
  'no-circular': [['src/citations/ring.ts', 'src/citations/round.ts']],
  'no-orphans': [['src/citations/alone.ts', 'src/citations/alone.ts']],
  'no-unresolvable': [['src/citations/lost.ts', './no-such-file.js']],
  'not-to-tests': [['src/claims/store.ts', 'tests/support/seed.ts']],
  'not-to-development-packages': [['src/claims/store.ts', 'dev-package']],
  'not-to-unlisted-packages': [['src/claims/store.ts', 'unlisted-package']],
};

// A circle is reported once, at its first import; this is the way back.
const WAY_BACK: Import = ['src/citations/round.ts type', 'src/citations/ring.ts'];

// The way things are done: what is allowed must stay allowed.
const ALLOWED: readonly Import[] = [
  ['src/commands.ts', 'src/claims/commands.ts'],
  ['src/claims/commands.ts', 'src/context.ts'],
  ['src/claims/commands.ts', 'src/app.ts'],
  ['src/claims/commands.ts', 'commander'],
  ['src/app.ts', 'src/claims/routes.ts'],
  ['src/features.ts', 'src/claims/routes.ts'],
  ['src/features.ts type', 'src/http/door.ts'],
  ['src/app.ts', 'src/http/session.ts'],
  ['src/app.ts', 'express'],
  ['src/context.ts', 'src/claims/follow.ts'],
  ['src/context.ts', 'src/db/open.ts'],
  ['src/context.ts', 'src/config.ts'],
  ['src/claims/routes.ts', 'express'],
  ['src/claims/routes.ts', 'src/http/respond.ts'],
  ['src/claims/routes.ts', 'src/claims/page.ts'],
  ['src/claims/routes.ts', 'src/claims/actions.ts'],
  ['src/claims/routes.ts', 'src/lists/actions.ts'],
  ['src/claims/routes.ts', 'src/sources/store.ts'],
  ['src/claims/routes.ts type', 'src/context.ts'],
  ['src/claims/page.ts type', 'src/claims/store.ts'],
  ['src/claims/page.ts', 'src/sources/model.ts'],
  ['src/claims/page.ts', 'src/engines/text/words.ts'],
  ['src/claims/actions.ts', 'src/sources/actions.ts'],
  ['src/claims/actions.ts', 'src/sources/store.ts'],
  ['src/claims/actions.ts type', 'src/claims/input.ts'],
  ['src/claims/actions.ts', 'src/activity/record.ts'],
  ['src/lists/actions.ts', 'src/claims/actions.ts'],
  ['src/capture/actions.ts', 'src/claims/actions.ts'],
  ['src/capture/input.ts', 'src/claims/input.ts'],
  ['src/claims/input.ts', 'zod'],
  ['src/claims/follow.ts', 'src/claims/store.ts'],
  ['src/claims/store.ts', 'kysely'],
  ['src/claims/store.ts', 'src/db/page-of.ts'],
  ['src/claims/store.ts', 'src/claims/model.ts'],
  ['src/claims/store.ts', 'src/attributions/store.ts'],
  ['src/claims/model.ts', 'src/vocabulary.ts'],
  ['src/claims/model.ts', 'src/accounts/model.ts'],
  ['src/claims/model.ts', 'src/lib/result.ts'],
  ['src/engines/text/words.ts', 'node:crypto'],
  ['src/http/render.ts', 'ejs'],
  ['src/http/session.ts', 'src/lib/result.ts'],
  ['src/http/session.ts', 'src/accounts/model.ts'],
  ['src/http/outcomes.ts', 'src/engines/text/words.ts'],
  ['src/http/ask.ts type', 'src/db/page-of.ts'],
  ['src/accounts/identify.ts type', 'src/http/ask.ts'],
  ['src/accounts/identify.ts type', 'src/context.ts'],
  ['src/accounts/session-store.ts', 'kysely'],
  ['src/activity/record.ts', 'kysely'],
  ['src/db/open.ts', 'better-sqlite3'],
  ['src/db/migrate.ts', 'migrations/index.ts'],
  ['src/db/open.ts', 'src/db/migrate.ts'],
  ['migrations/index.ts', 'migrations/0001_people.ts'],
  ['migrations/0001_people.ts', 'kysely'],
];

function said(rule: string, [from, to]: Import): RegExp {
  const file = from.replace(/ type$/, '').replaceAll('.', '\\.');
  return new RegExp(`^${rule}: ${file} → .*${to.replace(/^node:|^\.\//, '')}`);
}

describe('directions', () => {
  it('are kept by every import', async () => {
    expect(await findBroken(process.cwd())).toEqual([]);
  });

  it('allow what docs/architecture.md describes', async () => {
    expect(await findBrokenAmong(ALLOWED)).toEqual([]);
  });

  describe('are enforced', async () => {
    const broken = await findBrokenAmong([...Object.values(FORBIDDEN).flat(), WAY_BACK]);
    const cases = Object.entries(FORBIDDEN).flatMap(([rule, imports]) =>
      imports.map((one) => ({ rule, from: one[0], to: one[1], one })),
    );
    it.each(cases)('$rule: $from may not take $to', ({ rule, one }) => {
      const ofRule = broken.filter((line) => line.startsWith(`${rule}:`));
      expect(ofRule).toContainEqual(expect.stringMatching(said(rule, one)));
    });
  });

  it('have an example of each rule here', async () => {
    const { forbidden } = await readRules();
    expect(Object.keys(FORBIDDEN).sort()).toEqual(forbidden?.map(({ name }) => name).sort());
  });
});
