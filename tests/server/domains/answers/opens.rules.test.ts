import { expect, test } from 'vitest';
import { opensOf } from '../../../../server/domains/answers/opens.rules.ts';
import { ProofLevel, WriterSide } from '../../../../server/domains/tickets/contract.ts';

const all = ProofLevel.options.flatMap((level) =>
  WriterSide.options.flatMap((side) => [true, false].map((isGroup) => ({ level, side, isGroup }))),
);

test.each(all)('$level, $side, group: $isGroup', ({ level, side, isGroup }) => {
  const opens = opensOf(level, side, isGroup);

  if (level === 'unknown' || level === 'claims') expect(opens).toBe('nothing');
  if (level === 'proven') expect(opens).toBe(isGroup ? 'nothing' : 'payer');
  if (level === 'contact-on-file' && side !== 'payer') expect(opens).toBe('merchant');
  if (side === 'payer') expect(opens).not.toBe('merchant');
  if (isGroup) expect(opens).not.toBe('payer');
});
