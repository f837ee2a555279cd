import { expect, test } from 'vitest';
import { EventId } from '../../../server/kernel/ids.ts';
import { newId } from '../../../server/platform/new-id.ts';

test('ids made one after another are in order, however many in one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => newId(EventId));

  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a UUID of version 7', () => {
  const id = newId(EventId);

  expect(EventId.safeParse(id).success).toBe(true);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
