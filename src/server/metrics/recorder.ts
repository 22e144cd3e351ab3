import type { Counter, Histogram, Registry } from 'prom-client';
import { once } from '../../platform/lib/once.js';

// Counts the answers of one server for `/metrics`. The metrics library takes a tenth of a second to load, so earlier
// requests wait in a list.

export interface Answered {
  readonly method: string;
  /** The pattern of the permission table, never the actual address; null where there is none. */
  readonly route: string | null;
  readonly status: number;
  readonly seconds: number;
}

export interface Recorder {
  answered(request: Answered): void;
  /** Loads the library. */
  open(): Promise<void>;
  /** The counts of this server; the gauges are added to it. */
  registry(): Promise<Registry>;
}

/** This many requests wait before the library is loaded for them. */
const MAX_WAITING = 200;

export function openRecorder(): Recorder {
  const waiting: Answered[] = [];
  let count: ((request: Answered) => void) | null = null;
  const opened = once(async () => {
    const prom = await import('prom-client');
    const registry = new prom.Registry();
    count = counting(makeCounters(prom, registry));
    for (const request of waiting.splice(0)) count(request);
    return registry;
  });
  return {
    answered(request) {
      if (count !== null) return count(request);
      waiting.push(request);
      // A failure to load is reported to the reader of the metrics.
      if (waiting.length === MAX_WAITING) opened().catch(() => {});
      else if (waiting.length > MAX_WAITING) waiting.shift();
    },
    open: async () => void (await opened()),
    registry: opened,
  };
}

interface Counters {
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly seconds: Histogram<'method' | 'route'>;
  readonly failedSignIns: Counter;
  readonly limited: Counter<'route'>;
}

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

function makeCounters(prom: typeof import('prom-client'), registry: Registry): Counters {
  const registers = [registry];
  return {
    requests: new prom.Counter({
      name: 'onrecord_http_requests_total',
      help: 'Requests answered, by method, route pattern and class of status.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    seconds: new prom.Histogram({
      name: 'onrecord_http_request_duration_seconds',
      help: 'Time from the head of a request to the end of its answer.',
      labelNames: ['method', 'route'],
      buckets: BUCKETS_SECONDS,
      registers,
    }),
    failedSignIns: new prom.Counter({
      name: 'onrecord_sign_ins_refused_total',
      help: 'Sign-ins that were refused: a wrong password or code, or too many tries.',
      registers,
    }),
    limited: new prom.Counter({
      name: 'onrecord_http_requests_limited_total',
      help: 'Requests refused with 429, by route pattern.',
      labelNames: ['route'],
      registers,
    }),
  };
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']);
/** For files, and for addresses that do not exist. */
const NO_ROUTE = 'none';
const TOO_MANY = 429;
/** With the password, and with the code of the second factor. */
const SIGN_INS: ReadonlySet<string> = new Set(['/sign-in', '/sign-in/code']);

function counting(counters: Counters): (request: Answered) => void {
  return ({ method: asked, route: pattern, status, seconds }) => {
    const method = METHODS.has(asked) ? asked : 'other';
    const route = pattern ?? NO_ROUTE;
    counters.requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
    counters.seconds.observe({ method, route }, seconds);
    if (status === TOO_MANY) counters.limited.inc({ route });
    if (method === 'POST' && SIGN_INS.has(route) && status >= 400 && status < 500)
      counters.failedSignIns.inc();
  };
}
