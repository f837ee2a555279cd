import { expect, test } from 'vitest';
import { createBell } from '../../../server/platform/bell.ts';
import { createContext, inTransaction } from '../../../server/platform/context.ts';
import { freshDatabase, testServices } from '../../support/database.ts';

const services = testServices(await freshDatabase());

test('who listens works by itself, not in the transaction of who rings', async () => {
  const bell = createBell();
  const heard: boolean[] = [];
  bell.listen(() => {
    const { read } = createContext(services, { kind: 'job', name: 'test' }, 'all');
    heard.push(read === services.db.read);
  });

  bell.ring();
  await inTransaction(services, async () => bell.ring());

  expect(heard).toEqual([true, true]);
});

test('who has stopped listening hears nothing', () => {
  const bell = createBell();
  let heard = 0;
  const stop = bell.listen(() => {
    heard += 1;
  });
  bell.ring();
  stop();

  bell.ring();

  expect(heard).toBe(1);
});
