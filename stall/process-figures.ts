import { readdirSync, readFileSync } from 'node:fs';

// What Linux says about a process that runs. @source man 5 proc; Documentation/scheduler/sched-stats.rst

/** Memory that a process holds, in megabytes. */
export function residentMemory(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

/** Processor time that the main thread of a process has used, in milliseconds. */
export function mainThreadTime(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Processor time that the threads of a process which still run have used together, in milliseconds. */
export function threadsTime(pid: number): number {
  const times = readdirSync(`/proc/${pid}/task`).map((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' '),
  );
  return times.reduce((sum, [nanoseconds]) => sum + Number(nanoseconds) / 1e6, 0);
}

/** Of a second, as Linux counts processor time of whole processes. */
const TICKS = 100;

/** Processor time that all threads of a process have used together, in milliseconds. */
export function processTime(pid: number): number {
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}
