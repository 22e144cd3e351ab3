import { type Random, randomFrom } from '../bench/desk/random.js';
import type { Answer, Client } from './client.js';
import { addClaim, addNote, addWording } from './data.js';
import { type HostileText, hostileText } from './hostile-text.js';
import { type Figures, type MeasureOptions, measureOn } from './measure.js';
import { bodyWith, readTextFields, type TextField } from './operations.js';
import { startServer } from './server.js';
import { startWatcher } from './watcher.js';

// Hostile texts of random kinds in random fields of all addresses, the same ones for the same seed.

export interface RandomOptions extends MeasureOptions {
  readonly random: number;
  readonly seed: number;
  readonly maxStretchMs: number;
}

/** Stretches below this share of the limit are not reported. */
const TOLD_SHARE = 0.5;

export async function measureRandom(options: RandomOptions, tell: (figures: Figures) => void): Promise<void> {
  const server = await startServer(options);
  const watcher = startWatcher(server.url, server.pid);
  const random = randomFrom(options.seed);
  try {
    await addSomeRecords(server.client);
    const fields = await readTextFields(server.client);
    for (let sent = 1; sent <= options.random && server.isAlive(); sent += 1) {
      const field = random.pick(fields);
      const hostile = hostileText(random, lengthFor(random, field));
      const name = `${sent}: ${field.method} ${field.path} ${field.keys.join('.')}: ${hostile.about}`;
      const send = () => sendTo(server.client, field, hostile);
      const figures = await measureOn(name, send, server, watcher, 1);
      // What took long once may have met another program's work: only what takes long again does.
      const isSlow = figures.stretch > options.maxStretchMs * TOLD_SHARE;
      if (isSlow || !figures.isAlive || /^5|Error/.test(figures.statuses))
        tell(
          isSlow && server.isAlive() ? await measureOn(name, send, server, watcher, options.tries) : figures,
        );
    }
  } finally {
    await watcher.stop();
    await server.stop();
  }
}

/** Now and then longer than what is taken: that is refused, and has to be refused fast. */
function lengthFor(random: Random, { maxLength }: TextField): number {
  return random.chance(0.15) ? Math.min(4_000_000, maxLength * 10) : maxLength;
}

async function sendTo(client: Client, field: TextField, { text }: HostileText): Promise<readonly Answer[]> {
  const path = field.path.replaceAll(/\{\w+\}/g, '1');
  if (field.method === 'GET')
    return [
      await client.get(
        `${path}?${new URLSearchParams([[field.keys[0] ?? '', text.slice(0, 4_000)]])}`,
        'admin',
      ),
    ];
  const written = await client.json(path, bodyWith(field, text), 'admin');
  const shown = written.location === null ? [] : [await client.get(written.location, 'admin')];
  return [written, ...shown];
}

async function addSomeRecords(client: Client): Promise<void> {
  const claim = await addClaim(client);
  await addWording(client, claim, 'The ferry sails at one.', 1);
  await addNote(client, claim, 'Who heard it?');
  await client.add('/sources/1/snapshots', {
    text: 'She said: “The ferry sails at one.”',
    typed_in_by: 'A typist',
  });
  await client.add('/outlets', { name: 'The Courier' });
  await client.add('/tags', { name: 'harbour' });
  await client.add('/lists', { title: 'A list', style: 'newsroom', locale: 'en-GB' });
  await client.add('/views', { name: 'A view', query: 'form=direct' });
}
