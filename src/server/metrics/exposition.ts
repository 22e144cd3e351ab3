import type { Gauge, Registry } from 'prom-client';
import { once } from '../../platform/lib/once.js';
import { packageVersion } from '../../platform/lib/package-root.js';
import {
  EventLoopLag,
  GAUGES,
  type GaugeName,
  type Measured,
  type MeasuredDesk,
  measure,
} from './measured.js';
import type { Recorder } from './recorder.js';

/** Formats counts and gauges for Prometheus. */
export interface Exposition {
  readonly mediaType: string;
  readonly text: string;
}

/** @returns a function that reads the figures of one server */
export function openExposition(desk: MeasuredDesk, recorder: Recorder): () => Promise<Exposition> {
  const lag = new EventLoopLag();
  const opened = once(async () => {
    const registry = await recorder.registry();
    return { registry, gauges: await makeGauges(registry) };
  });
  return async () => {
    const { registry, gauges } = await opened();
    set(gauges, await measure(desk, lag));
    return { mediaType: registry.contentType, text: await registry.metrics() };
  };
}

async function makeGauges(registry: Registry): Promise<ReadonlyMap<GaugeName, Gauge>> {
  const { Gauge } = await import('prom-client');
  const registers = [registry];
  const labelNames = ['version', 'node'] as const;
  const info = { name: 'onrecord_info', help: 'Version of Onrecord and of Node.js.', labelNames, registers };
  new Gauge(info).set({ version: packageVersion(), node: process.version }, 1);
  const names = Object.entries(GAUGES) as [GaugeName, string][];
  return new Map(names.map(([name, help]) => [name, new Gauge({ name, help, registers })]));
}

function set(gauges: ReadonlyMap<GaugeName, Gauge>, measured: Measured): void {
  for (const [name, gauge] of gauges) {
    const value = measured[name];
    if (value === null) gauge.remove();
    else gauge.set(value);
  }
}
