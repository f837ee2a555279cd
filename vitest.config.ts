import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The browser's tests need no database and the server's need no document: two projects, each with what it needs. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/web/**', 'tests/bench/**'],
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
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
