// Who may import whom. docs/architecture.md says it in words; these rules hold it.
// tests/contracts/directions.test.ts breaks each of them once, to show that it works.

// From the top down: each may import those below it, and none above.
const LAYERS = [
  'server',
  'pages',
  'publishing',
  'checking',
  'record',
  'derived',
  'people',
  'platform',
  'engines',
];

// Of the engines the other way round, from the bottom up: each may import those before it.
const ENGINES_ORDER = [
  ['text'],
  ['words'],
  ['alike', 'documents'],
  ['language', 'reading'],
  ['quotations'],
  ['context'],
  ['fidelity'],
  ['anchoring'],
  ['collation'],
];

// Actions call other features' actions only leftwards in this order; features of one group never each other's.
// A feature that is not among them calls any of these, and is called by none.
const ACTIONS_ORDER = [
  ['accounts'],
  ['set-asides'],
  ['tags', 'outlets', 'speakers', 'occasions'],
  ['sources'],
  ['snapshots'],
  ['claims'],
  ['attributions'],
  ['entry'],
  ['annotations'],
  ['searches'],
  ['findings'],
  ['lists'],
];

const LIB = '^src/platform/lib/';
const ENGINES = '^src/engines/';
const DB = '^src/platform/db/';
const HTTP = '^src/platform/http/';
// What simple nouns share of their routes.
const RECORD_ROUTES = '^src/record/record-routes/';
const APP = String.raw`^src/app\.ts$`;
const FEATURES = String.raw`^src/features\.ts$`;
const CLI = String.raw`^src/(cli|commands)\.ts$`;
const CONTEXT = String.raw`^src/platform/context\.ts$`;
// Opens what the context holds; the features above which it stands are given it.
const OPENING = '^src/server/context/';
const FOLLOWERS = String.raw`^src/followers\.ts$`;
const CONFIG = String.raw`^src/config\.ts$`;
const VOCABULARY = String.raw`^src/vocabulary\.ts$`;
// What a noun is, for every layer.
const DESCRIBED = [
  String.raw`^src/(nouns|platform/noun)\.ts$`,
  String.raw`^src/(?!platform/)[^/]+/[^/]+/((styles/)?noun|fields)\.ts$`,
];

const MODEL = [...role('model'), ...role('formats')];
const FIELDS = role('fields');
const INPUT = role('input');
const STORE = role('store');
const ACTIONS = role('actions');
const FOLLOW = role('follow');
const REINDEX = role('reindex');
const PAGE = role('page');
// What other features show of a noun, and what a client or a spreadsheet gets.
const SHOWN = [role('section'), role('json'), role('csv'), role('feed')];
const ROUTES = role('routes');
const COMMANDS = role('commands');
const POOL = role('pool');
const WORKER = role('worker');
const WORK = [role('job'), WORKER];

// What reads or writes outside the values it was given.
const OUTSIDE_WORLD =
  '^(fs|net|http|https|http2|dns|tls|os|process|child_process|worker_threads|cluster|readline|timers)(/|$)';

const forbidden = [
  // The order of the layers, from the top down; then of what lies at the bottom.
  ...downwardOnly(),
  ...enginesDownwardOnly(),
  no('vocabulary-stands-alone', VOCABULARY, '.'),
  no(
    'descriptions-are-plain',
    { path: DESCRIBED, pathNot: LIB },
    {
      path: '^(src|migrations)/',
      pathNot: [...DESCRIBED, LIB, VOCABULARY, String.raw`^src/platform/db/schema\.ts$`],
    },
  ),
  no('lib-is-a-leaf', LIB, '^(src/(?!(platform/lib|engines)/)|migrations/)'),
  no('engines-and-models-touch-nothing', [ENGINES, MODEL], OUTSIDE_WORLD),
  no('models-are-pure', MODEL, [
    ACTIONS,
    INPUT,
    PAGE,
    SHOWN,
    FOLLOW,
    REINDEX,
    ROUTES,
    COMMANDS,
    HTTP,
    APP,
    CONTEXT,
    CONFIG,
  ]),
  no('db-is-below-http', DB, HTTP),
  no('http-runs-no-query', HTTP, { path: DB, dependencyTypesNot: ['type-only'] }),
  no('stores-look-down', STORE, [
    ACTIONS,
    INPUT,
    PAGE,
    SHOWN,
    FOLLOW,
    ROUTES,
    COMMANDS,
    HTTP,
    APP,
    CONTEXT,
    CONFIG,
  ]),
  no(
    'inputs-look-down',
    [FIELDS, INPUT],
    [ACTIONS, PAGE, FOLLOW, ROUTES, COMMANDS, HTTP, APP, CONTEXT, CONFIG],
  ),
  no(
    'pages-look-down',
    [PAGE, SHOWN],
    [ACTIONS, FOLLOW, REINDEX, ROUTES, COMMANDS, HTTP, APP, CONTEXT, CONFIG],
  ),
  no('actions-look-down', [ACTIONS, FOLLOW, REINDEX], [PAGE, ROUTES, COMMANDS, HTTP, APP, CONTEXT, CONFIG]),
  no('workers-look-down', [POOL, WORK], [ROUTES, COMMANDS, HTTP, APP]),
  no('no-queries-in-models-and-pages', [MODEL, FIELDS, INPUT, PAGE, SHOWN], {
    path: [STORE, DB, POOL, WORK],
    dependencyTypesNot: ['type-only'],
  }),
  no('routes-ask-stores', ROUTES, { path: DB, dependencyTypesNot: ['type-only'] }),
  no('commands-are-not-pages', COMMANDS, [ROUTES, PAGE, HTTP]),
  no('routes-are-not-commands', ROUTES, COMMANDS),

  // Modules that only some files may import.
  no(
    'only-app-and-routes-speak-http',
    { path: '^src/', pathNot: [APP, FEATURES, ROUTES, RECORD_ROUTES, HTTP] },
    HTTP,
  ),
  no('only-the-terminal-starts-the-app', { path: '^src/', pathNot: [CLI, COMMANDS] }, APP),
  no(
    'context-is-handed-down',
    { path: '^src/', pathNot: [CLI, COMMANDS, OPENING] },
    { path: OPENING, dependencyTypesNot: ['type-only'] },
  ),
  no(
    'only-followers-ts-registers-followers',
    { path: '^src/', pathNot: [FOLLOWERS, OPENING, FOLLOW] },
    FOLLOW,
  ),
  no('only-context-and-workers-use-followers', { path: '^src/', pathNot: [OPENING, WORKER] }, FOLLOWERS),
  no(
    'only-app-mounts-routes',
    { path: '^src/([^/]+/[^/]+|[^/]+)', pathNot: [APP, FEATURES] },
    { path: ROUTES, pathNot: ['^src/$1/', RECORD_ROUTES] },
  ),
  no(
    'only-cli-runs-commands',
    { path: '^src/([^/]+/[^/]+|[^/]+)', pathNot: CLI },
    { path: COMMANDS, pathNot: '^src/$1/' },
  ),
  no('pages-of-others-are-not-imported', '^src/([^/]+/[^/]+)/', { path: PAGE, pathNot: '^src/$1/' }),
  ...leftwardOnly(),
  calledByNone(),

  // Packages and who may use them.
  onlyFor('express', ['express', 'helmet', 'pino-http', 'express-rate-limit', 'multer'], [APP, HTTP, ROUTES]),
  onlyFor('kysely', ['kysely'], [DB, STORE, '^migrations/']),
  onlyFor('better-sqlite3', ['better-sqlite3'], [DB]),
  onlyFor('prom-client', ['prom-client'], ['^src/server/metrics/']),
  onlyFor('nodemailer', ['nodemailer'], [String.raw`^src/platform/mail/mailer\.ts$`]),
  onlyFor('ejs', ['ejs'], [String.raw`^src/platform/http/render\.ts$`]),
  onlyFor('commander', ['commander', 'cli-progress'], [CLI, COMMANDS, LIB, '^src/platform/terminal/']),

  // Migrations are history: so they import nothing that still changes.
  no('migrations-stand-alone', '^migrations/', '^src/'),
  no('only-db-migrates', { path: '^src/', pathNot: DB }, '^migrations/'),

  // Of every module.
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'no-orphans',
    severity: 'error',
    from: { orphan: true, pathNot: [CLI, String.raw`\.d\.ts$`] },
    to: {},
  },
  { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  no('not-to-tests', '^(src|migrations)/', '^(tests|bench|scripts)/'),
  no('not-to-development-packages', '^(src|migrations)/', {
    dependencyTypes: ['npm-dev'],
    dependencyTypesNot: ['type-only'],
    pathNot: 'node_modules/@types/',
  }),
  no('not-to-unlisted-packages', '^(src|migrations)/', { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count too: they are how a layer learns what it should not know.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

/**
 * Files of a role: by their name, its end, or a folder they are in. A folder of pages, routes or commands decides alone.
 * Two patterns, since one would nest repetitions.
 */
function role(name) {
  const others = ['page', 'routes', 'commands'].filter((folder) => folder !== name).join('|');
  const feature = `^src/(?!engines/|platform/|[^/]+/[^/]+/(${others})/)[^/]+/[^/]+/`;
  return [String.raw`${feature}${name}(\.ts$|/)`, String.raw`${feature}.*[/-]${name}(\.ts$|/)`];
}

/** A rule that refuses imports; `from` and `to` are a path, several paths, or a restriction. */
function no(name, from, to) {
  return { name, severity: 'error', from: restriction(from), to: restriction(to) };
}

function restriction(given) {
  const { path, pathNot, ...rest } =
    typeof given === 'string' || Array.isArray(given) ? { path: given } : given;
  return { ...rest, ...listed('path', path), ...listed('pathNot', pathNot) };
}

function listed(name, paths) {
  return paths === undefined ? {} : { [name]: [paths].flat(3) };
}

function onlyFor(name, packages, allowed) {
  const path = `(^|/)node_modules/(@types/)?(${packages.join('|')})/`;
  return no(`only-few-use-${name}`, { path: '^(src|migrations)/', pathNot: allowed }, { path });
}

function downwardOnly() {
  return LAYERS.slice(1).map((layer, index) =>
    no(`${layer}-imports-downwards`, `^src/${layer}/`, `^src/(${LAYERS.slice(0, index + 1).join('|')})/`),
  );
}

function enginesDownwardOnly() {
  return ENGINES_ORDER.slice(0, -1).map((group, index) =>
    no(
      `${group.join('-and-')}-import-engines-below`,
      `^src/engines/(${group.join('|')})/`,
      `^src/engines/(${ENGINES_ORDER.slice(index + 1)
        .flat()
        .join('|')})/`,
    ),
  );
}

function leftwardOnly() {
  return ACTIONS_ORDER.flat()
    .map((feature) => {
      const group = ACTIONS_ORDER.findIndex((names) => names.includes(feature));
      const barred = ACTIONS_ORDER.slice(group)
        .flat()
        .filter((name) => name !== feature);
      return barred.length === 0
        ? null
        : no(`actions-go-leftwards-from-${feature}`, actionsOf([feature]), actionsOf(barred));
    })
    .filter((rule) => rule !== null);
}

function calledByNone() {
  const ordered = ACTIONS_ORDER.flat().join('|');
  return no(
    'ordered-actions-call-no-others',
    actionsOf(ACTIONS_ORDER.flat()),
    String.raw`^src/[^/]+/(?!(${ordered})/)[^/]+/actions(\.ts$|/)`,
  );
}

function actionsOf(features) {
  return String.raw`^src/[^/]+/(${features.join('|')})/actions(\.ts$|/)`;
}
