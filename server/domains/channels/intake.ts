import type { Db } from '../../platform/db.ts';
import type { IntakeRow } from './facts.ts';
import { keepInbound } from './keep-inbound.ts';

/** Keeps a payload; says whether it is new. Resolves when it is committed. */
export type Intake = (row: IntakeRow) => Promise<boolean>;

interface Waiting {
  row: IntakeRow;
  resolve(isNew: boolean): void;
  reject(error: unknown): void;
}

const AT_ONCE = 2;
const MOST_TOGETHER = 200;

/** While the database commits some, those that come in meanwhile gather and go in together: one is as fast as alone, many share. */
export function createIntake(db: Db): Intake {
  let waiting: Waiting[] = [];
  let running = 0;
  const go = () => {
    while (running < AT_ONCE && waiting.length > 0) {
      const together = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      running += 1;
      void keepTogether(db, together).finally(() => {
        running -= 1;
        go();
      });
    }
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      go();
    });
}

async function keepTogether(db: Db, together: readonly Waiting[]): Promise<void> {
  try {
    const kept = await keepInbound(
      db,
      together.map(({ row }) => row),
    );
    for (const [place, { resolve }] of together.entries()) resolve(kept[place] === true);
  } catch (error) {
    // One that cannot be kept must not take the others along.
    const [only, ...others] = together;
    if (others.length === 0) only?.reject(error);
    else await Promise.all(together.map((one) => keepTogether(db, [one])));
  }
}
