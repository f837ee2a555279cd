import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framesOf, oneFrameOf, type StreamEvent, withoutIds } from '../../../server/realtime/frames.rules.ts';

const happened = (seq: number, type = 'a.b', data: Record<string, unknown> = {}): StreamEvent => ({
  stream: 'source:1',
  seq,
  type,
  subjectId: `id-${seq}`,
  data,
});

test('neighbours of one type are one frame that names them all', () => {
  const frames = framesOf([happened(4), happened(5), happened(6, 'c.d')], 3);

  expect(frames).toEqual([
    { stream: 'source:1', after: 3, seq: 5, type: 'a.b', ids: ['id-4', 'id-5'] },
    { stream: 'source:1', after: 5, seq: 6, type: 'c.d', ids: ['id-6'] },
  ]);
});

test('a page of transactions is named by its uids, unless there are more than it names', () => {
  const named = framesOf([happened(1, 'p', { uids: ['u1', 'u2'], more: false })], 0);
  const many = framesOf([happened(1, 'p', { uids: ['u1'], more: true })], 0);

  expect([named[0]?.ids, many[0]?.ids]).toEqual([['u1', 'u2'], []]);
});

test('where a part is not named, the whole is not', () => {
  const frames = framesOf([happened(1), happened(2, 'a.b', { uids: ['u'], more: true }), happened(3)], 0);

  expect(frames.map(({ ids }) => ids)).toEqual([[]]);
});

test('frames cover every number once and in order, however they are put together', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 300 }),
      (heard, types) => {
        const events = types.map((type, index) => happened(heard + 1 + index, type));

        const frames = framesOf(events, heard);

        expect(frames.map(({ after }) => after)).toEqual([heard, ...frames.slice(0, -1).map(({ seq }) => seq)]);
        expect(oneFrameOf(frames)).toMatchObject({ after: heard, seq: heard + types.length });
        expect(frames.every(({ ids }) => ids.length <= 200)).toBe(true);
      },
    ),
  );
});

test('a frame for one who may not know says only that something happened', () => {
  const [frame] = framesOf([happened(1)], 0);

  expect(frame && withoutIds(frame).ids).toEqual([]);
});
