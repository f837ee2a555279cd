import type postgres from 'postgres';
import type { LastingClient, Taught } from './lasting-client.ts';

type Client = postgres.Sql;
type Asked = Parameters<Client['unsafe']>;

const MOST_TOGETHER = 8;

interface Line {
  lasting: LastingClient;
  /** Asked on it and not answered. */
  open: number;
}

/**
 * One client over several connections, for questions that stand alone. What is asked in one stretch goes over one connection in
 * one write: a write costs more than most answers. The next stretch takes the connection with the least to do, the first of
 * equals, so that a quiet program keeps asking where its statements are planned already. `open` makes a client of one connection
 * that reads and writes values as the first was taught to.
 */
export function shareConnections(count: number, open: (taught?: Taught) => LastingClient): LastingClient {
  const first = open();
  const lines: Line[] = [{ lasting: first, open: 0 }];
  let chosen: Line | undefined;

  function choose(): Line {
    if (chosen !== undefined && chosen.open < MOST_TOGETHER) return chosen;
    if (chosen === undefined) process.nextTick(forget);
    chosen = leastBusy();
    return chosen;
  }

  function forget(): void {
    chosen = undefined;
  }

  function leastBusy(): Line {
    const [free] = lines.toSorted((one, other) => one.open - other.open);
    if (free !== undefined && (free.open === 0 || lines.length >= count)) return free;
    const line = { lasting: open(first.client.options), open: 0 };
    lines.push(line);
    return line;
  }

  function unsafe(...asked: Asked) {
    const line = choose();
    line.open += 1;
    const question = line.lasting.client.unsafe(...asked);
    return {
      values: () => untilAnswered(line, question.values()),
      // biome-ignore lint/suspicious/noThenProperty: this is how a query of the driver is asked.
      then: (...hear: Parameters<Promise<unknown>['then']>) => untilAnswered(line, question).then(...hear),
    };
  }

  return {
    client: { options: first.client.options, unsafe } as unknown as Client, // drizzle calls nothing else of it
    end: async () => void (await Promise.all(lines.map(({ lasting }) => lasting.end()))),
  };
}

const untilAnswered = <T>(line: Line, asked: PromiseLike<T>): Promise<T> =>
  Promise.resolve(asked).finally(() => {
    line.open -= 1;
  });
