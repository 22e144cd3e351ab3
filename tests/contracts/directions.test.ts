import { describe, expect, it } from 'vitest';
import { findBroken, findBrokenAmong, type Import, readRules } from '../support/small-desk.js';

// Each rule of .dependency-cruiser.js with imports that break it. A rule without one fails the last test.
const FORBIDDEN: Record<string, readonly Import[]> = {
  'pages-imports-downwards': [['src/pages/desk/page/home.ts', 'src/server/openapi/document.ts']],
  'publishing-imports-downwards': [['src/publishing/lists/store.ts type', 'src/pages/desk/page/home.ts']],
  'checking-imports-downwards': [['src/checking/findings/actions.ts', 'src/publishing/lists/actions.ts']],
  'record-imports-downwards': [['src/record/claims/store.ts', 'src/checking/findings/model.ts']],
  'derived-imports-downwards': [['src/derived/match/store.ts type', 'src/record/claims/model.ts']],
  'people-imports-downwards': [['src/people/activity/row-store.ts', 'src/derived/match/store.ts']],
  'platform-imports-downwards': [['src/platform/http/errors.ts type', 'src/people/accounts/store.ts']],
  'engines-imports-downwards': [['src/engines/text/words.ts', 'src/platform/lib/result.ts']],
  'text-import-engines-below': [['src/engines/text/fold.ts', 'src/engines/words/lists.ts']],
  'words-import-engines-below': [['src/engines/words/lists.ts', 'src/engines/reading/reading.ts']],
  'alike-and-documents-import-engines-below': [
    ['src/engines/alike/names.ts', 'src/engines/quotations/prepare.ts'],
    ['src/engines/documents/html.ts', 'src/engines/reading/reading.ts'],
  ],
  'language-and-reading-import-engines-below': [
    ['src/engines/reading/reading.ts', 'src/engines/quotations/prepare.ts'],
    ['src/engines/language/guess.ts', 'src/engines/fidelity/compare.ts'],
  ],
  'quotations-import-engines-below': [
    ['src/engines/quotations/prepare.ts type', 'src/engines/context/credit.ts'],
  ],
  'context-import-engines-below': [['src/engines/context/credit.ts', 'src/engines/fidelity/compare.ts']],
  'fidelity-import-engines-below': [['src/engines/fidelity/compare.ts', 'src/engines/anchoring/anchor.ts']],
  'anchoring-import-engines-below': [['src/engines/anchoring/anchor.ts', 'src/engines/collation/collate.ts']],
  'vocabulary-stands-alone': [['src/vocabulary.ts', 'src/platform/lib/result.ts']],
  'descriptions-are-plain': [
    ['src/record/outlets/noun.ts', 'src/record/outlets/store.ts'],
    ['src/nouns.ts', 'src/platform/db/transact.ts'],
    ['src/record/claims/fields.ts', 'src/record/claims/input.ts'],
  ],
  'lib-is-a-leaf': [['src/platform/lib/clock.ts', 'src/platform/db/connection/open.ts']],
  'engines-and-models-touch-nothing': [
    ['src/engines/text/words.ts', 'node:fs'],
    ['src/record/claims/model.ts', 'node:fs/promises'],
    ['src/record/claims/model.ts', 'node:process'],
  ],
  'models-are-pure': [
    ['src/record/claims/model/words.ts', 'src/record/claims/actions.ts'],
    ['src/publishing/citations/model/csl.ts', 'src/publishing/lists/export-csv.ts'],
    ['src/publishing/citations/formats/text.ts', 'src/publishing/lists/export-csv.ts'],
    ['src/record/claims/model.ts', 'src/config.ts'],
    ['src/record/claims/model/status.ts', 'src/record/claims/input.ts'],
  ],
  'db-is-below-http': [['src/platform/db/transact.ts', 'src/platform/http/session.ts']],
  'http-runs-no-query': [['src/platform/http/errors.ts', 'src/platform/db/connection/open.ts']],
  'stores-look-down': [
    ['src/record/claims/store.ts', 'src/record/claims/input.ts'],
    ['src/record/claims/store.ts', 'src/record/sources/actions.ts'],
    ['src/people/accounts/session-store.ts', 'src/people/accounts/input.ts'],
    ['src/pages/dossier/store.ts', 'src/checking/comparisons/section.ts'],
  ],
  'inputs-look-down': [['src/record/claims/input.ts', 'src/record/claims/actions.ts']],
  'pages-look-down': [['src/record/claims/page.ts', 'src/platform/http/render.ts']],
  'actions-look-down': [
    ['src/record/claims/actions.ts', 'src/record/claims/page.ts'],
    ['src/record/claims/actions/add.ts type', 'src/platform/context.ts'],
    ['src/record/claims/follow.ts', 'src/pages/claims/routes.ts'],
  ],
  'workers-look-down': [['src/publishing/lists/export-job.ts', 'src/platform/http/respond.ts']],
  'no-queries-in-models-and-pages': [
    ['src/record/claims/model.ts', 'src/record/claims/store.ts'],
    ['src/record/outlets/fields.ts', 'src/platform/db/transact.ts'],
    ['src/checking/drift/section.ts', 'src/checking/drift/counts-store.ts'],
    ['src/record/claims/page.ts', 'src/record/claims/store.ts'],
    ['src/record/claims/input.ts', 'src/platform/db/connection/open.ts'],
    ['src/publishing/exchange/page/found.ts', 'src/publishing/exchange/table-job/check.ts'],
    ['src/publishing/lists/page.ts', 'src/publishing/lists/export-pool.ts'],
    ['src/publishing/lists/csv.ts', 'src/publishing/lists/export-worker.ts'],
  ],
  'routes-ask-stores': [['src/pages/claims/routes.ts', 'src/platform/db/connection/open.ts']],
  'commands-are-not-pages': [['src/record/claims/commands.ts', 'src/record/claims/page.ts']],
  'routes-are-not-commands': [['src/pages/claims/routes.ts', 'src/record/claims/commands.ts']],
  'only-app-and-routes-speak-http': [['src/publishing/citations/render.ts', 'src/platform/http/respond.ts']],
  'only-the-terminal-starts-the-app': [['src/pages/claims/routes.ts', 'src/app.ts']],
  'context-is-handed-down': [
    ['src/app.ts', 'src/server/context/open-context.ts'],
    ['src/server/metrics/routes.ts', 'src/server/context/open-context.ts'],
  ],
  'only-followers-ts-registers-followers': [['src/record/claims/actions.ts', 'src/record/claims/follow.ts']],
  'only-context-and-workers-use-followers': [['src/record/claims/commands.ts', 'src/followers.ts']],
  'ordered-actions-call-no-others': [
    ['src/publishing/lists/actions.ts', 'src/checking/recheck/actions.ts'],
    ['src/publishing/lists/actions.ts', 'src/publishing/exchange/actions/import.ts'],
  ],
  'only-app-mounts-routes': [
    ['src/pages/claims/routes.ts', 'src/pages/sources/routes.ts'],
    ['src/server/context/open-context.ts', 'src/pages/sources/routes.ts'],
  ],
  'only-cli-runs-commands': [
    ['src/record/claims/commands.ts', 'src/record/sources/commands.ts'],
    ['src/app.ts', 'src/record/claims/commands.ts'],
  ],
  'pages-of-others-are-not-imported': [['src/record/claims/page.ts', 'src/pages/sources/page.ts']],
  'actions-go-leftwards-from-accounts': [
    ['src/people/accounts/actions.ts', 'src/record/speakers/actions.ts'],
  ],
  'actions-go-leftwards-from-set-asides': [
    ['src/derived/set-asides/actions/agree.ts', 'src/record/claims/actions.ts'],
  ],
  'actions-go-leftwards-from-tags': [['src/record/tags/actions.ts', 'src/record/speakers/actions.ts']],
  'actions-go-leftwards-from-outlets': [['src/record/outlets/actions.ts', 'src/record/tags/actions.ts']],
  'actions-go-leftwards-from-speakers': [['src/record/speakers/actions.ts', 'src/record/claims/actions.ts']],
  'actions-go-leftwards-from-occasions': [
    ['src/record/occasions/actions.ts', 'src/record/sources/actions.ts'],
  ],
  'actions-go-leftwards-from-sources': [['src/record/sources/actions.ts', 'src/record/snapshots/actions.ts']],
  'actions-go-leftwards-from-snapshots': [
    ['src/record/snapshots/actions.ts', 'src/publishing/lists/actions.ts'],
  ],
  'actions-go-leftwards-from-claims': [
    ['src/record/claims/actions/edit.ts', 'src/record/attributions/actions.ts'],
  ],
  'actions-go-leftwards-from-attributions': [
    ['src/record/attributions/actions.ts', 'src/checking/annotations/actions.ts'],
  ],
  'actions-go-leftwards-from-entry': [['src/record/entry/actions.ts', 'src/checking/annotations/actions.ts']],
  'actions-go-leftwards-from-annotations': [
    ['src/checking/annotations/actions.ts', 'src/publishing/lists/actions/add.ts'],
  ],
  'actions-go-leftwards-from-searches': [
    ['src/checking/searches/actions.ts', 'src/checking/findings/actions.ts'],
  ],
  'actions-go-leftwards-from-findings': [
    ['src/checking/findings/actions.ts', 'src/publishing/lists/actions.ts'],
  ],
  'only-few-use-express': [
    ['src/record/claims/actions.ts', 'express'],
    ['src/record/claims/input.ts type', 'express'],
    ['src/server/context/open-context.ts', 'helmet'],
  ],
  'only-few-use-kysely': [
    ['src/record/claims/actions.ts', 'kysely'],
    ['src/pages/claims/routes.ts type', 'kysely'],
    ['src/people/activity/actions.ts', 'kysely'],
  ],
  'only-few-use-better-sqlite3': [['src/record/claims/store.ts', 'better-sqlite3']],
  'only-few-use-prom-client': [['src/app.ts', 'prom-client']],
  'only-few-use-nodemailer': [['src/people/notices/actions/deliver.ts', 'nodemailer']],
  'only-few-use-ejs': [['src/platform/http/respond.ts', 'ejs']],
  'only-few-use-commander': [['src/pages/claims/routes.ts', 'commander']],
  'migrations-stand-alone': [['migrations/0009_claims_mark.ts', 'src/vocabulary.ts']],
  'only-db-migrates': [['src/server/context/database.ts', 'migrations/index.ts']],
  'no-circular': [['src/publishing/citations/ring.ts', 'src/publishing/citations/round.ts']],
  'no-orphans': [['src/publishing/citations/alone.ts', 'src/publishing/citations/alone.ts']],
  'no-unresolvable': [['src/publishing/citations/lost.ts', './no-such-file.js']],
  'not-to-tests': [['src/record/claims/store.ts', 'tests/support/seed.ts']],
  'not-to-development-packages': [['src/record/claims/store.ts', 'dev-package']],
  'not-to-unlisted-packages': [['src/record/claims/store.ts', 'unlisted-package']],
};

// A circle is reported once, at its first import; this is the way back.
const WAY_BACK: Import = ['src/publishing/citations/round.ts type', 'src/publishing/citations/ring.ts'];

// The way things are done: what is allowed must stay allowed.
const ALLOWED: readonly Import[] = [
  ['src/commands.ts', 'src/record/claims/commands.ts'],
  ['src/record/claims/commands.ts type', 'src/platform/context.ts'],
  ['src/commands.ts', 'src/server/context/with-context.ts'],
  ['src/features.ts type', 'src/server/context/open-context.ts'],
  ['src/server/process/commands/serve.ts', 'src/server/context/open-context.ts'],
  ['src/record/claims/commands.ts', 'src/app.ts'],
  ['src/record/claims/commands.ts', 'commander'],
  ['src/app.ts', 'src/pages/claims/routes.ts'],
  ['src/features.ts', 'src/pages/claims/routes.ts'],
  ['src/features.ts type', 'src/platform/http/router.ts'],
  ['src/app.ts', 'src/platform/http/session.ts'],
  ['src/app.ts', 'express'],
  ['src/followers.ts', 'src/record/claims/follow.ts'],
  ['src/server/context/database.ts', 'src/followers.ts'],
  ['src/publishing/exchange/import-worker.ts', 'src/followers.ts'],
  ['src/publishing/exchange/page/found.ts type', 'src/publishing/exchange/table-job/check.ts'],
  ['src/publishing/exchange/actions.ts', 'src/checking/comparison-queue/actions.ts'],
  ['src/server/context/database.ts', 'src/platform/db/connection/open.ts'],
  ['src/platform/context.ts type', 'src/config.ts'],
  ['src/pages/claims/routes.ts', 'express'],
  ['src/pages/claims/routes.ts', 'src/platform/http/respond.ts'],
  ['src/pages/claims/routes.ts', 'src/pages/claims/page.ts'],
  ['src/pages/claims/routes.ts', 'src/record/claims/actions.ts'],
  ['src/pages/claims/routes.ts', 'src/publishing/lists/actions.ts'],
  ['src/pages/claims/routes.ts', 'src/record/sources/store.ts'],
  ['src/pages/claims/routes.ts type', 'src/platform/context.ts'],
  ['src/record/claims/page.ts type', 'src/record/claims/store.ts'],
  ['src/record/claims/page.ts', 'src/record/sources/model.ts'],
  ['src/record/claims/page.ts', 'src/engines/text/words.ts'],
  ['src/record/claims/actions.ts', 'src/record/sources/actions.ts'],
  ['src/record/claims/actions.ts', 'src/record/sources/store.ts'],
  ['src/record/claims/actions.ts type', 'src/record/claims/input.ts'],
  ['src/record/claims/actions.ts', 'src/people/activity/event-store.ts'],
  ['src/checking/findings/actions.ts', 'src/derived/status/store.ts'],
  ['src/publishing/lists/actions.ts', 'src/record/claims/actions.ts'],
  ['src/record/entry/actions.ts', 'src/record/claims/actions.ts'],
  ['src/record/entry/input.ts', 'src/record/claims/input.ts'],
  ['src/record/claims/input.ts', 'zod'],
  ['src/record/claims/follow.ts', 'src/record/claims/store.ts'],
  ['src/record/claims/store.ts', 'kysely'],
  ['src/record/claims/store.ts', 'src/platform/db/queries/page-of.ts'],
  ['src/record/claims/store.ts', 'src/record/claims/model.ts'],
  ['src/record/claims/store.ts', 'src/record/attributions/store.ts'],
  ['src/record/claims/model.ts', 'src/vocabulary.ts'],
  ['src/record/claims/model.ts', 'src/platform/viewer.ts'],
  ['src/record/claims/model.ts', 'src/platform/lib/result.ts'],
  ['src/engines/text/words.ts', 'node:crypto'],
  ['src/platform/http/render.ts', 'ejs'],
  ['src/platform/http/session.ts', 'src/platform/lib/result.ts'],
  ['src/platform/http/session.ts', 'src/platform/viewer.ts'],
  ['src/platform/http/outcomes.ts', 'src/engines/text/words.ts'],
  ['src/platform/http/request-context.ts type', 'src/platform/db/queries/page-of.ts'],
  ['src/people/accounts/routes/identify.ts type', 'src/platform/http/request-context.ts'],
  ['src/people/accounts/routes/identify.ts type', 'src/platform/context.ts'],
  ['src/people/accounts/session-store.ts', 'kysely'],
  ['src/people/activity/event-store.ts', 'kysely'],
  ['src/platform/db/connection/open.ts', 'better-sqlite3'],
  ['src/platform/db/migrate.ts', 'migrations/index.ts'],
  ['src/platform/db/connection/open.ts', 'src/platform/db/migrate.ts'],
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
