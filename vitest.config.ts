import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Each project with what it needs: the server's a database, the journeys a browser too, the console's own parts a document. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/web/**', 'tests/bench/**', 'tests/journeys/browser/**'],
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
          include: ['tests/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          pool: 'forks',
          testTimeout: 15_000,
        },
      },
    ],
  },
});
