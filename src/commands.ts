import type { WithContext } from './platform/context.js';
import type { DefineCommand } from './platform/terminal/command.js';
import type { Entry } from './platform/terminal/dispatch.js';
import type { OpenContext } from './server/context/open-context.js';

// Each command is loaded only when it is named, so that small ones start fast.

export const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    about: 'Start the web server',
    load: async () => {
      const { serve } = await import('./server/process/commands/serve.js');
      return (command, terminal) => serve(command, terminal, () => import('./app.js'));
    },
  },
  {
    name: 'migrate',
    about: 'Create a database, or migrate one to this version',
    load: async () => (await import('./server/process/commands/database.js')).migrateCommand,
  },
  {
    name: 'seed',
    about: 'Add the sample data; add or remove the practice story',
    load: async () => opening((await import('./publishing/practice/commands.js')).seed),
  },
  {
    name: 'import',
    about: 'Import a CSV or onrecord-json file',
    load: async () => opening((await import('./publishing/exchange/commands/import.js')).importCommand),
  },
  {
    name: 'export',
    about: 'Export citations, a table or the whole database',
    load: async () => (await import('./publishing/exchange/commands/export.js')).exportCommand,
  },
  {
    name: 'db check',
    about: 'Check the structure, rows and history of a database',
    load: async () => (await import('./server/process/commands/database.js')).dbCheck,
  },
  {
    name: 'db info',
    about: 'Show the size, version and row counts of a database',
    load: async () => (await import('./server/process/commands/database.js')).dbInfo,
  },
  {
    name: 'reindex',
    about: 'Rebuild derived tables, such as the search index',
    load: async () => (await import('./server/process/commands/database.js')).reindex,
  },
  {
    name: 'recheck',
    about: 'Fetch sources again and report changes',
    load: async () => opening((await import('./checking/recheck/commands.js')).recheck),
  },
  {
    name: 'check',
    about: 'Compare a published wording with the text of its source',
    load: async () => (await import('./checking/comparisons/commands.js')).check,
  },
  {
    name: 'lookup',
    about: 'Look up a sentence or a paragraph in quotations and saved copies',
    load: async () => (await import('./pages/lookup/commands.js')).lookup,
  },
  {
    name: 'extract',
    about: 'Find the quotations in an article',
    load: async () => (await import('./record/entry/commands/extract.js')).extract,
  },
  {
    name: 'capture',
    about: 'Find the quotations in articles and save what is certain',
    load: async () => opening((await import('./pages/capture/commands.js')).capture),
  },
  // NOTE: before `backup`, which would take its second word for a file.
  {
    name: 'backup verify',
    about: 'Check that a backup is complete and undamaged',
    load: async () => (await import('./server/process/commands/backup.js')).backupVerify,
  },
  {
    name: 'backup',
    about: 'Write a verified backup; safe while the server runs',
    load: async () => (await import('./server/process/commands/backup.js')).backup,
  },
  {
    name: 'restore',
    about: 'Restore a database from a backup',
    load: async () => (await import('./server/process/commands/restore.js')).restore,
  },
  {
    name: 'audit verify',
    about: 'Check that no entry of the history was changed or removed',
    load: async () => (await import('./people/activity/commands.js')).auditVerify,
  },
  {
    name: 'audit head',
    about: 'Print the number and hash of the last history entry',
    load: async () => (await import('./people/activity/commands.js')).auditHead,
  },
  {
    name: 'audit accept',
    about: 'Accept that history entries are lost, so that the server starts',
    load: async () => (await import('./server/process/commands/accept.js')).auditAccept,
  },
  {
    name: 'erase',
    about: 'Erase the text of a record permanently, for legal reasons',
    load: async () => (await import('./server/erasure/commands.js')).erase,
  },
  {
    name: 'user add',
    about: 'Add a user',
    load: async () => opening((await import('./people/accounts/commands.js')).userAdd),
  },
  {
    name: 'user link',
    about: 'Create a one-time sign-in link for a user',
    load: async () => opening((await import('./people/accounts/commands.js')).userLink),
  },
  {
    name: 'user role',
    about: 'Change the role of a user',
    load: async () => opening((await import('./people/accounts/commands.js')).userRole),
  },
  {
    name: 'user disable',
    about: 'Disable a user',
    load: async () => opening((await import('./people/accounts/commands.js')).userDisable),
  },
  {
    name: 'user enable',
    about: 'Enable a disabled user',
    load: async () => opening((await import('./people/accounts/commands.js')).userEnable),
  },
  {
    name: 'user reset-second-factor',
    about: 'Reset two-factor authentication for a user who has lost it',
    load: async () => opening((await import('./people/accounts/commands.js')).userResetSecondFactor),
  },
  {
    name: 'notices',
    about: 'List notices to admins, send them again, or send a test mail',
    load: async () => opening((await import('./people/notices/commands.js')).notices),
  },
  {
    name: 'token add',
    about: 'Create an API token for a user',
    load: async () => opening((await import('./people/accounts/commands.js')).tokenAdd),
  },
];

/** A command of a feature that needs what is opened above it. */
function opening(
  define: (...given: [...Parameters<DefineCommand>, WithContext<OpenContext>]) => void,
): DefineCommand {
  return (command, terminal) =>
    define(command, terminal, async (config, work) =>
      (await import('./server/context/with-context.js')).withContext(config, work),
    );
}
