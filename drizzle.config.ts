import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./server/platform/**/tables.ts', './server/platform/tables.ts', './server/domains/**/tables.ts'],
  // biome-ignore lint/style/noProcessEnv: the check generates into a copy
  out: process.env.MIGRATIONS_OUT ?? './migrations',
  casing: 'snake_case',
});
