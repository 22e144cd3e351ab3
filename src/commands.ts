import type { Entry } from './platform/terminal/dispatch.js';

// Each command is loaded only when it is named, so that small ones start fast.

export const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    about: 'start the web server',
    load: async () => (await import('./server/process/commands/serve.js')).serve,
  },
  {
    name: 'migrate',
    about: 'migrate a database to this version, or create one',
    load: async () => (await import('./server/process/commands/migrate.js')).migrateCommand,
  },
  {
    name: 'seed',
    about: 'add the sample data, or add or remove the practice story',
    load: async () => (await import('./publishing/practice/commands.js')).seed,
  },
  {
    name: 'import',
    about: 'import a file',
    load: async () => (await import('./publishing/exchange/commands/import.js')).importCommand,
  },
  {
    name: 'export',
    about: 'export to a file',
    load: async () => (await import('./publishing/exchange/commands/export.js')).exportCommand,
  },
  {
    name: 'db check',
    about: 'check the structure, rows and history of a database',
    load: async () => (await import('./server/process/commands/database.js')).dbCheck,
  },
  {
    name: 'db info',
    about: 'print the contents of a database in numbers',
    load: async () => (await import('./server/process/commands/database.js')).dbInfo,
  },
  {
    name: 'reindex',
    about: 'rebuild derived tables, such as the search index',
    load: async () => (await import('./server/process/commands/reindex.js')).reindex,
  },
  {
    name: 'recheck',
    about: 'fetch sources again and report changes',
    load: async () => (await import('./pages/snapshots/commands.js')).recheck,
  },
  {
    name: 'check',
    about: 'compare a published wording with the text of its source',
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
    about: 'write a verified backup, even while the server runs',
    load: async () => (await import('./server/process/commands/backup.js')).backup,
  },
  {
    name: 'restore',
    about: 'replace a database with a backup',
    load: async () => (await import('./server/process/commands/restore.js')).restore,
  },
  {
    name: 'audit verify',
    about: 'check that no entry of the history was changed or removed',
    load: async () => (await import('./people/activity/commands.js')).auditVerify,
  },
  {
    name: 'audit head',
    about: 'print the last entry of the history, to store elsewhere',
    load: async () => (await import('./people/activity/commands.js')).auditHead,
  },
  {
    name: 'erase',
    about: 'erase the text of a record permanently, where the law requires it',
    load: async () => (await import('./server/erasure/commands.js')).erase,
  },
  {
    name: 'user add',
    about: 'add a user',
    load: async () => (await import('./people/accounts/commands.js')).userAdd,
  },
  {
    name: 'user link',
    about: 'print a sign-in link for a user',
    load: async () => (await import('./people/accounts/commands.js')).userLink,
  },
  {
    name: 'user role',
    about: 'change the role of a user',
    load: async () => (await import('./people/accounts/commands.js')).userRole,
  },
  {
    name: 'user disable',
    about: 'disable a user',
    load: async () => (await import('./people/accounts/commands.js')).userDisable,
  },
  {
    name: 'user enable',
    about: 'enable a disabled user',
    load: async () => (await import('./people/accounts/commands.js')).userEnable,
  },
  {
    name: 'user reset-second-factor',
    about: 'remove the second factor of a user who has lost it',
    load: async () => (await import('./people/accounts/commands.js')).userResetSecondFactor,
  },
  {
    name: 'token add',
    about: 'create a token for a script',
    load: async () => (await import('./people/accounts/commands.js')).tokenAdd,
  },
];
