import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Watched } from './health-watch.js';

export interface Watcher {
  /** What was seen since this was last called. */
  seen(): Promise<Watched>;
  stop(): Promise<void>;
}

/** Watches a server from a process of its own. */
export function startWatcher(url: string, pid: number): Watcher {
  const child = fork(fileURLToPath(new URL('health-watch.js', import.meta.url)), [url, String(pid)]);
  return {
    async seen() {
      child.send('seen');
      const [watched] = await once(child, 'message');
      return watched as Watched;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
