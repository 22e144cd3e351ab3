import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/platform/lib/package-root.js';

/** Another process, for what only another process can do: hold a lock, be killed. */
export interface Child {
  /** Its next line of output. @throws Error with what it wrote to stderr, where it ends first */
  line(): Promise<string>;
  /** Ends its standard input, which a script may wait for. */
  letGo(): void;
  /** As `kill -9` does. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Every line that it wrote and nobody read, once it is gone. */
  rest(): Promise<string[]>;
}

/**
 * Runs a module's text in Node from the project's root; `process.argv[1]` and so on are the arguments.
 * Our own modules are imported from `./dist/src/…`, which `npm test` has built.
 */
export function startChild(script: string, args: readonly string[] = []): Child {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, ...args], {
    cwd: packageRoot,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const complaint: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk.toString()));
  const gone = once(child, 'close');
  return {
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The child process ended: ${complaint.join('')}`);
      return value;
    },
    letGo: () => child.stdin.end(),
    async kill() {
      kill(child);
      await gone;
    },
    async rest() {
      const left: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) left.push(next.value);
      await gone;
      return left;
    },
  };
}

function kill(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
