import { type Case, defineCase } from '../case.js';

// What monitoring asks every few seconds, beside a year of hourly backups.

export const BACKUPS: readonly Case[] = ['/readyz', '/metrics'].map((path) =>
  defineCase({
    name: `backups: ${path} with 8,760 backups`,
    backups: 8_760,
    expects: [200],
    send: (client) => client.get(path, 'admin'),
  }),
);
