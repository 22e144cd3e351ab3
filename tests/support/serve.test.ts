import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serve, temporaryFolder } from './serve.js';

// Programs that stand in for the desk and behave as it may.
function programThat(does: string): string {
  const file = join(temporaryFolder(), 'program.mjs');
  writeFileSync(file, does);
  return file;
}

const LISTENS = `
  import { createServer } from 'node:http';
  const server = createServer((_, answer) => answer.end(JSON.stringify({ args: process.argv.slice(2), env: process.env })));
  server.listen(0, '127.0.0.1', () => {
    const url = 'http://127.0.0.1:' + server.address().port;
    console.log('Onrecord is listening on ' + url);
    setTimeout(() => console.error('Create the first admin: ' + url + '/sign-in/abc'), 50);
  });`;

async function ask(url: string): Promise<{ args: string[]; env: Record<string, string> }> {
  return (await fetch(url)).json() as Promise<{ args: string[]; env: Record<string, string> }>;
}

describe('serve', () => {
  it('waits until the desk listens, on a free port and a database of its own', async () => {
    const desk = await serve({ program: programThat(LISTENS), sample: true, env: { ONRECORD_URL: 'x' } });
    const { args, env } = await ask(desk.url);
    expect(args).toEqual(['serve', '--db', desk.db, '--port', '0', '--sample']);
    expect(env.ONRECORD_URL).toBe('x');
    expect(desk.log()).toContain(desk.url);
    await desk.kill();
  });

  it('gives the setup link even if it is printed later', async () => {
    const desk = await serve({ program: programThat(LISTENS) });
    expect(await desk.setupLink()).toBe(`${desk.url}/sign-in/abc`);
    await desk.kill();
  });

  it('keeps settings of this machine away from the desk', async () => {
    process.env.ONRECORD_PORT = '1';
    const desk = await serve({ program: programThat(LISTENS) });
    expect((await ask(desk.url)).env.ONRECORD_PORT).toBeUndefined();
    delete process.env.ONRECORD_PORT;
    await desk.kill();
  });

  it('stops it in order and gives the exit code', async () => {
    const desk = await serve({
      program: programThat(`${LISTENS} process.on('SIGTERM', () => process.exit(7));`),
    });
    expect(await desk.stop()).toBe(7);
    await expect(fetch(desk.url)).rejects.toThrow();
    expect(await desk.stop()).toBe(7);
  });

  it('kills it at once, so that nothing runs on', async () => {
    const desk = await serve({ program: programThat(`${LISTENS} process.on('SIGTERM', () => {});`) });
    await desk.kill();
    expect(() => process.kill(desk.pid, 0)).toThrow('ESRCH');
  });

  it('says what the desk said when it does not start', async () => {
    const refuses = programThat(`console.error('desk.db is not a database.'); process.exitCode = 1;`);
    await expect(serve({ program: refuses })).rejects.toThrow(/ended with 1\.\ndesk\.db is not a database\./);
  });

  it('says that there is no build', async () => {
    await expect(serve({ program: 'dist/no-such.js' })).rejects.toThrow('npm run build');
    expect(existsSync('dist/no-such.js')).toBe(false);
  });
});
