import type { Entry } from './platform/terminal/dispatch.js';

// Each command is loaded only when it is named, so that small ones start fast.

export const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    about: 'serve the desk to browsers',
    load: async () => (await import('./server/process/commands/serve.js')).serve,
  },
  {
    name: 'migrate',
    about: 'bring a database to the present version, or make a new one',
    load: async () => (await import('./server/process/commands/migrate.js')).migrateCommand,
  },
  {
    name: 'seed',
    about: 'add the sample, or the practice story, or remove the practice story',
    load: async () => (await import('./publishing/exchange/commands/seed.js')).seed,
  },
  {
    name: 'import',
    about: 'take in a whole desk from a file',
    load: async () => (await import('./publishing/exchange/commands/import.js')).importCommand,
  },
  {
    name: 'export',
    about: 'write the whole desk to a file',
    load: async () => (await import('./publishing/exchange/commands/export.js')).exportCommand,
  },
  {
    name: 'db check',
    about: 'check that a database is sound: its structure, its rows, its history',
    load: async () => (await import('./server/process/commands/database.js')).dbCheck,
  },
  {
    name: 'db info',
    about: 'say what a database holds',
    load: async () => (await import('./server/process/commands/database.js')).dbInfo,
  },
  {
    name: 'reindex',
    about: 'drop and rebuild what is derived from the record, such as the search index',
    load: async () => (await import('./server/process/commands/reindex.js')).reindex,
  },
  {
    name: 'recheck',
    about: 'fetch sources again, and say what changed in them',
    load: async () => (await import('./pages/snapshots/commands.js')).recheck,
  },
  {
    name: 'check',
    about: 'hold a published wording against the text of its source',
    load: async () => (await import('./checking/comparisons/commands.js')).check,
  },
  // NOTE: before `backup`, which would take its second word for a file.
  {
    name: 'backup verify',
    about: 'check that a backup is complete and undamaged',
    load: async () => (await import('./server/process/commands/backup.js')).backupVerify,
  },
  {
    name: 'backup',
    about: 'write a verified copy of a database, also while it is served',
    load: async () => (await import('./server/process/commands/backup.js')).backup,
  },
  {
    name: 'restore',
    about: 'put a backup in the place of a database',
    load: async () => (await import('./server/process/commands/restore.js')).restore,
  },
  {
    name: 'audit verify',
    about: 'check that no entry of the history was changed, removed or cut off',
    load: async () => (await import('./people/activity/commands.js')).auditVerify,
  },
  {
    name: 'audit head',
    about: 'print the last entry of the history, to be kept elsewhere',
    load: async () => (await import('./people/activity/commands.js')).auditHead,
  },
  {
    name: 'erase',
    about: 'take the words of a record out of the database for good, where the law demands it',
    load: async () => (await import('./server/erasure/commands.js')).erase,
  },
  {
    name: 'user add',
    about: 'let a person onto the desk',
    load: async () => (await import('./people/accounts/commands.js')).userAdd,
  },
  {
    name: 'user link',
    about: 'print a link by which a person signs in',
    load: async () => (await import('./people/accounts/commands.js')).userLink,
  },
  {
    name: 'user role',
    about: 'change what a person may do',
    load: async () => (await import('./people/accounts/commands.js')).userRole,
  },
  {
    name: 'user disable',
    about: 'end every way in that a person has',
    load: async () => (await import('./people/accounts/commands.js')).userDisable,
  },
  {
    name: 'user enable',
    about: 'let a person who was disabled in again',
    load: async () => (await import('./people/accounts/commands.js')).userEnable,
  },
  {
    name: 'user reset-second-factor',
    about: 'remove the second factor of a person who can no longer use it',
    load: async () => (await import('./people/accounts/commands.js')).userResetSecondFactor,
  },
  {
    name: 'token add',
    about: 'make a token for a script, printed once',
    load: async () => (await import('./people/accounts/commands.js')).tokenAdd,
  },
];
