import { readdirSync, readFileSync } from 'node:fs';

// Processor time, as Linux counts it for processes.

/** Parts of a second. @source man 5 proc, sysconf(_SC_CLK_TCK) */
const TICKS = 100;

interface Times {
  readonly parent: number;
  /** Ticks of all its threads. */
  readonly own: number;
  /** Ticks of its children that ended, and of theirs. */
  readonly ended: number;
}

/** Milliseconds that a process has used with all its threads and children, whether these still run or not. */
export function cpuOfTree(pid: number): number {
  const all = new Map<number, Times>();
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : null;
    if (times !== null) all.set(Number(name), times);
  }
  const ticksBelow = (root: number): number => {
    const { own, ended } = all.get(root) ?? { own: 0, ended: 0 };
    const children = [...all].filter(([, { parent }]) => parent === root);
    return own + ended + children.reduce((sum, [child]) => sum + ticksBelow(child), 0);
  };
  return (ticksBelow(pid) * 1000) / TICKS;
}

/** Milliseconds of the children of this process that have ended. */
export function cpuOfEnded(): number {
  return ((timesOf(process.pid)?.ended ?? 0) * 1000) / TICKS;
}

/** Null where the process has ended. */
function timesOf(pid: number): Times | null {
  // The name in brackets may hold spaces; the parent is the second after it, the four times the 12th and on.
  const fields = statOf(pid)
    ?.replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  if (fields === undefined) return null;
  const [, parent = 0, , , , , , , , , , user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields;
  return { parent, own: user + system, ended: endedUser + endedSystem };
}

function statOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
}
