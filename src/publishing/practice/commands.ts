import type { Command } from 'commander';
import type { Context, WithContext } from '../../platform/context.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';

interface Said extends DatabaseOptions {
  readonly sample?: boolean;
  readonly practice?: boolean;
  readonly remove?: boolean;
}

export function seed(command: Command, terminal: Terminal, withContext: WithContext): void {
  withDatabase(command)
    .option('--sample', 'add ten quotations from one real story to an empty database')
    .option('--practice', 'add seven invented quotations to practise on')
    .option('--remove', 'with --practice: move the practice story to the trash')
    .addHelpText('after', HELP)
    .action((said: Said) => run(said, terminal, withContext));
}

const HELP = `
--sample changes nothing if the database has, or once had, a quotation.
--practice adds the practice story once, or restores it from the trash.
--practice --remove moves it to the trash. Records of the story that other
records use are kept and listed.`;

async function run(said: Said, terminal: Terminal, withContext: WithContext): Promise<void> {
  if (!said.sample && !said.practice) throw new UsageError('choose what to add: --sample or --practice.');
  if (said.remove && (said.sample || !said.practice))
    throw new UsageError('--remove works only with --practice.');
  const config = settings(said);
  await withContext(config, async (ctx) => {
    if (said.sample) await addSample(ctx, terminal);
    if (said.remove) await removeStory(ctx, terminal);
    else if (said.practice) await addStory(ctx, terminal);
  });
}

async function addSample(ctx: Context, terminal: Terminal): Promise<void> {
  const { seedSample } = await import('./actions/sample.js');
  const did = await seedSample(ctx);
  terminal.print(
    did ? 'Sample data added.' : 'Nothing was added: this database has, or once had, quotations.',
  );
}

async function addStory(ctx: Context, terminal: Terminal): Promise<void> {
  const { addPractice, actor, wordCounts, withSampleFile } = await practice();
  const { kind, counts } = await withSampleFile('practice', (file) =>
    ctx.transact(actor, (change) => addPractice(change, file)),
  );
  const words = wordCounts(counts);
  if (kind === 'unchanged') terminal.print('The practice story has already been added.');
  else terminal.print(`${kind === 'added' ? 'Added' : 'Restored'} the practice story: ${words}.`);
}

async function removeStory(ctx: Context, terminal: Terminal): Promise<void> {
  const { removePractice, actor, wordCounts, STORY_NOUNS, withSampleFile } = await practice();
  const { kind, counts, kept } = await withSampleFile('practice', (file) =>
    ctx.transact(actor, (change) => removePractice(change, file)),
  );
  if (kind === 'removed') terminal.print(`Moved the practice story to the trash: ${wordCounts(counts)}.`);
  else terminal.print(kept.length === 0 ? 'There is no practice story to remove.' : 'Nothing was removed.');
  if (kept.length === 0) return;
  terminal.print('Kept because other records use them:');
  for (const { table, id, name } of kept) terminal.print(`  ${STORY_NOUNS[table]} ${id}: ${name}`);
}

async function practice() {
  const [actions, { withSampleFile }, { wordCounts, STORY_NOUNS }, { TERMINAL }] = await Promise.all([
    import('./actions.js'),
    import('./actions/sample.js'),
    import('./model.js'),
    import('../../platform/viewer.js'),
  ]);
  const actor = { id: TERMINAL.userId ?? 0 };
  return { ...actions, withSampleFile, wordCounts, STORY_NOUNS, actor };
}
