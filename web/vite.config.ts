import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

/** What is filled in, and stands on no first screen. */
const FIELDS = [
  'Autocomplete',
  'Checkbox',
  'Combobox',
  'FloatingIndicator',
  'MultiSelect',
  'NumberInput',
  'Pill',
  'PillsInput',
  'SegmentedControl',
  'Select',
  'Switch',
  'Textarea',
];

const repository = path.resolve(import.meta.dirname, '..');

export default defineConfig(({ mode }) => {
  const { PORT = '4300' } = loadEnv(mode, repository, 'PORT');
  const server = `http://127.0.0.1:${PORT}`;
  // The server refuses changes from a foreign origin: behind the proxy the console speaks as if served by it.
  const behindProxy = { target: server, changeOrigin: true, headers: { origin: server } };
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: {
      outDir: path.join(repository, 'dist/console'),
      emptyOutDir: true,
      target: 'es2022',
      // Inlined assets would need `data:` in the content policy.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          // What every page needs comes in a few files that seldom change, not in fifty crumbs.
          codeSplitting: {
            groups: [
              {
                name: 'components',
                priority: 2,
                test: new RegExp(`node_modules/(@mantine|@floating-ui|@tabler)/(?!core/.*/(${FIELDS.join('|')})/)`),
              },
              // These come, as one, with the first page that asks something.
              { name: 'fields', priority: 1, test: /node_modules\/(@mantine\/core|react-number-format)\// },
              // Lists of any length, tables from files and curves are of the pages that have them.
              {
                name: 'parts',
                test: /\/(web\/(lib|ui)|server\/kernel)\/(?!.*words\.|row-list|line-list|csv-form|json-view|curve|day-range)/,
              },
              {
                name: 'base',
                test: /node_modules\/(?!@tanstack\/(react-virtual|virtual-core)|socket\.io|engine\.io|uqr)/,
              },
            ],
          },
        },
      },
    },
    server: {
      port: 4310,
      strictPort: true,
      fs: { allow: [repository] },
      proxy: { '/api': behindProxy, '/live': { ...behindProxy, ws: true } },
    },
  };
});
