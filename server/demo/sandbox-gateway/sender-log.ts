import { createHmac, randomUUID } from 'node:crypto';
import {
  manualLine,
  notificationLines,
  type SampleLogLine,
  type SampleTransaction,
  type SampleWorld,
  shopHabits,
} from '../sample/index.ts';

/** Where the log is pushed to, and the secret that proves it. */
export interface LogTarget {
  address: string;
  secret: string;
}

export interface SenderLog {
  /** Notifies of a family as its members are decided. */
  follow(family: readonly SampleTransaction[]): void;
  /** One more attempt, because somebody asked. */
  renotified(transaction: SampleTransaction): void;
  pushTo(target: LogTarget): void;
  /** Pushes the attempts whose time has come. */
  pushDue(): Promise<void>;
}

export interface SenderLogOptions {
  world: SampleWorld;
  openedMs: number;
  nowMs(): number;
  timesFaster: number;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 500;
/** Attempts by hand are numbered behind all that the schedule can make. */
const BEHIND = 100;

/** The provider's own sender as far as anybody sees of it: its log, pushed as the attempts happen. */
export function createSenderLog({ world, openedMs, nowMs, timesFaster }: SenderLogOptions): SenderLog {
  const habits = shopHabits(world, openedMs);
  const byHand = new Map<string, number>();
  let waiting: SampleLogLine[] = [];
  let target: LogTarget | undefined;
  let pushing: Promise<void> | undefined;

  const push = async () => {
    const now = nowMs();
    const due = waiting.filter(({ at }) => Date.parse(at) <= now).slice(0, AT_ONCE);
    if (target === undefined || due.length === 0 || !(await pushLines(target, due, now))) return;
    const gone = new Set(due);
    waiting = waiting.filter((line) => !gone.has(line));
  };

  return {
    follow: (family) => {
      for (const transaction of family) {
        const habit = habits.get(transaction.shop.id);
        if (habit === undefined) continue;
        const fromMs = transaction.finalMs;
        waiting.push(
          ...notificationLines(world.seed, { transaction, habit, fromMs, untilMs: fromMs + 2 * DAY_MS, timesFaster }),
        );
      }
    },
    renotified: (transaction) => {
      const habit = habits.get(transaction.shop.id);
      if (habit === undefined) return;
      const count = (byHand.get(transaction.uid) ?? 0) + 1;
      byHand.set(transaction.uid, count);
      waiting.push(manualLine(transaction, habit, BEHIND + (Math.floor(nowMs() / 1000) % 9_000) + count, nowMs()));
    },
    pushTo: (next) => {
      target = next;
    },
    pushDue: () => {
      pushing ??= push().finally(() => {
        pushing = undefined;
      });
      return pushing;
    },
  };
}

async function pushLines(
  { address, secret }: LogTarget,
  lines: readonly SampleLogLine[],
  now: number,
): Promise<boolean> {
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  const timestamp = String(Math.floor(now / 1000));
  const id = randomUUID();
  const signature = createHmac('sha256', secret).update(`${timestamp}.${id}.${body}`).digest('hex');
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-ndjson',
        'Vakhta-Id': id,
        'Vakhta-Timestamp': timestamp,
        'Vakhta-Signature': `v1=${signature}`,
      },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    // Nobody there yet, or too slow: it is pushed again.
    return false;
  }
}
