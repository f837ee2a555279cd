import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { NewSource } from '#contract/gateways';
import { addShop, MerchantInput } from '#contract/merchants';
import { fieldFaultOf } from '../../../web/lib/field-fault.rules.ts';

const SOURCE = {
  name: 'Back office',
  kind: 'begateway-back-office',
  password: 'a password',
  settings: {
    origins: { backOffice: 'https://backoffice.example' },
    user: '1',
    startFrom: '2026-11-24T21:00:00Z',
  },
};

/** What the server would say of this field, as serve puts it. */
function saidOf(schema: z.ZodType | undefined, input: unknown, field: string): string {
  const issue = schema?.safeParse(input).error?.issues.find(({ path }) => path.join('.') === field);
  if (issue === undefined) throw new Error(`nothing is wrong with ${field}`);
  return issue.message;
}

const sourceWith = (settings: object) => ({ ...SOURCE, settings: { ...SOURCE.settings, ...settings } });
const backOffice = (origin: string) => sourceWith({ origins: { backOffice: origin } });

describe('what the contract says of a field is told in our words', () => {
  test.each([
    ['an empty name', { ...SOURCE, name: ' ' }, 'name', { kind: 'required' }],
    ['a name that is too long', { ...SOURCE, name: 'x'.repeat(101) }, 'name', { kind: 'tooLong', limit: '100' }],
    ['no address', backOffice('somewhere'), 'settings.origins.backOffice', { kind: 'address' }],
    ['an address with a path', backOffice('https://a.example/b'), 'settings.origins.backOffice', { kind: 'origin' }],
    ['plain http', backOffice('http://a.example'), 'settings.origins.backOffice', { kind: 'insecure' }],
    ['no number, as JSON tells it', sourceWith({ pollSeconds: null }), 'settings.pollSeconds', { kind: 'number' }],
    ['half a second', sourceWith({ pollSeconds: 1.5 }), 'settings.pollSeconds', { kind: 'number' }],
    ['a number too small', sourceWith({ pageSize: 0 }), 'settings.pageSize', { kind: 'tooSmall', limit: '1' }],
    ['a number too large', sourceWith({ pageSize: 2000 }), 'settings.pageSize', { kind: 'tooLarge', limit: '1000' }],
    ['nothing chosen', sourceWith({ methodTypes: [] }), 'settings.methodTypes', { kind: 'none' }],
    ['no day', sourceWith({ startFrom: '' }), 'settings.startFrom', { kind: 'day' }],
    ['an unknown version', sourceWith({ reportVersion: 4 }), 'settings.reportVersion', { kind: 'other' }],
  ])('%s', (_, input, field, fault) => {
    expect(fieldFaultOf(saidOf(NewSource, input, field))).toEqual(fault);
  });

  test('a merchant without a name', () => {
    expect(fieldFaultOf(saidOf(MerchantInput, { name: '' }, 'name'))).toEqual({ kind: 'required' });
  });

  test('a shop whose number is a word', () => {
    expect(fieldFaultOf(saidOf(addShop.body, { id: 'x' }, 'id'))).toEqual({ kind: 'number' });
  });

  test('a shop whose number is below one', () => {
    expect(fieldFaultOf(saidOf(addShop.body, { id: '-4' }, 'id'))).toEqual({ kind: 'number' });
  });
});

test('a message that is new is told in general words', () => {
  expect(fieldFaultOf('a rule of tomorrow')).toEqual({ kind: 'other' });
});
