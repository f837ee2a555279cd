import { systemClock } from '../../server/platform/system-clock.ts';
import { openStage } from './bench-stage.ts';
import { measureBackfill } from './measure-backfill.ts';
import { measureSearch } from './measure-search.ts';
import { type Figure, table } from './report.ts';
import { sizesFrom } from './sizes.ts';

// Each part takes its floor in the same run. Name parts to run only those: npm run bench -- search
const sizes = sizesFrom(process.env);
const wanted = process.argv.slice(2);
const print = (title: string, figures: readonly Figure[]) => process.stdout.write(`\n${table(title, figures)}\n`);

const parts: Record<string, () => Promise<void>> = {
  backfill: async () => {
    const stage = await openStage();
    try {
      print('Back-fill of export pages through the whole pipeline', await measureBackfill(stage, sizes, systemClock.now()));
    } finally {
      await stage.close();
    }
  },
  search: async () => {
    const stage = await openStage();
    try {
      print('Search through the API, signed in and noted', await measureSearch(stage, sizes, systemClock.now()));
    } finally {
      await stage.close();
    }
  },
};

for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run();
