interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

const AT_ONCE = 2;
const MOST_TOGETHER = 200;

/**
 * Makes a writer of many into a writer of one: while the database commits some, those that come in meanwhile gather and go in
 * together, so that one is as fast as alone and many share a commit. `keep` gives a result for each, in their order, and keeps
 * all or none; one that cannot be kept does not take the others along.
 */
export function gathered<Item, Result>(
  keep: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let isDue = false;
  // After what came over the wire in the same moment, so that it shares the commit.
  const goSoon = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(go);
  };
  const go = () => {
    isDue = false;
    while (running < AT_ONCE && waiting.length > 0) {
      const together = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      running += 1;
      void keepTogether(keep, together).finally(() => {
        running -= 1;
        goSoon();
      });
    }
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      goSoon();
    });
}

async function keepTogether<Item, Result>(
  keep: (items: readonly Item[]) => Promise<readonly Result[]>,
  together: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await keep(together.map(({ item }) => item));
    if (results.length !== together.length) throw new Error('each that is kept has a result');
    for (const [place, result] of results.entries()) together[place]?.resolve(result);
  } catch (error) {
    const [only, ...others] = together;
    if (others.length === 0) only?.reject(error);
    else await Promise.all(together.map((one) => keepTogether(keep, [one])));
  }
}
