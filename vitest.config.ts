import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Tests over foreign samples are there where the samples are: none is skipped elsewhere.
// biome-ignore lint/style/noProcessEnv: which tests there are is decided before any of them runs
const corpus = process.env.CORPUS_DIR
  ? [
      {
        test: {
          name: 'corpus',
          include: ['tests/**/*.corpus.test.ts'],
          pool: 'forks' as const,
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ]
  : [];

// A mail server of the world: there where CI could install it.
// biome-ignore lint/style/noProcessEnv: the same
const dovecot = process.env.DOVECOT
  ? [
      {
        test: {
          name: 'dovecot',
          include: ['tests/**/*.dovecot.test.ts'],
          pool: 'forks' as const,
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
        },
      },
    ]
  : [];

/** Rules about documents, which only a browser has. */
const NEED_DOCUMENT = ['tests/web/features/tickets/mail-document.rules.test.ts'];

/** Each project with what it needs: the server's a database, the journeys a browser too, the console's own parts a document. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      ...corpus,
      ...dovecot,
      {
        test: {
          // Pure functions leave nothing behind: their files share a process instead of having one each.
          name: 'rules',
          include: ['tests/**/*.rules.test.ts'],
          exclude: NEED_DOCUMENT,
          environment: 'node',
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          // Each file has a database of its own; the program that they ask is loaded once a process.
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{web,bench,journeys}/**', 'tests/**/*.{corpus,dovecot,rules}.test.ts'],
          environment: 'node',
          pool: 'forks',
          isolate: false,
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          exclude: ['tests/**/*.{corpus,dovecot,rules}.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/journeys/browser/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/support/postgres-setup.ts', 'tests/support/browser-setup.ts'],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          include: ['tests/web/**/!(*.rules).test.{ts,tsx}', ...NEED_DOCUMENT],
          environment: 'jsdom',
          pool: 'forks',
          testTimeout: 15_000,
        },
      },
    ],
  },
});
