import { expect, test } from 'vitest';
import { explain } from '../../../../../server/domains/diagnosis/explain.rules.ts';
import type { IncidentFact } from '../../../../../server/domains/diagnosis/facts.ts';
import { inIncident, inPlannedWorks } from '../../../../../server/domains/diagnosis/rules/incidents.ts';
import { ago, type Given, makeCase, makeFacts, said } from '../../../../support/made-facts.ts';

const FAILED: Given = { status: 'failed' };
const incident = (given: Partial<IncidentFact> = {}): IncidentFact => ({
  id: 'i-1',
  title: { ru: '№ 12, Банк', en: 'no. 12, Bank' },
  since: ago(150),
  until: null,
  scope: 'acquirer',
  isPlanned: false,
  ...given,
});

test.each<[string, Given, IncidentFact[], string | undefined]>([
  ['an incident of the acquirer', FAILED, [incident()], 'incident-open, acquirer, likely'],
  ['an incident of one issuer', FAILED, [incident({ scope: 'bin' })], 'incident-open, issuer, likely'],
  ['an incident of the shop alone', FAILED, [incident({ scope: 'merchant' })], 'incident-open, merchant, likely'],
  ['a payment that went through all the same', { status: 'successful' }, [incident()], undefined],
  ['none', FAILED, [], undefined],
  ['works are no incident', FAILED, [incident({ isPlanned: true })], undefined],
])('%s', (_sentence, given, incidents, expected) => {
  expect(said(inIncident, given, { incidents })).toBe(expected);
});

test('works of a bank are said as works', () => {
  expect(said(inPlannedWorks, FAILED, { incidents: [incident({ isPlanned: true })] })).toBe(
    'planned-works, acquirer, likely',
  );
});

test('how many payments it broke is a line of evidence where it is known', () => {
  const linesOf = (given: Partial<IncidentFact>) =>
    inIncident(makeCase(FAILED, { incidents: [incident(given)] }))?.evidence.map(({ says }) => says.params.payments);

  expect(linesOf({ payments: 31 })).toEqual([31]);
  expect(linesOf({})).toEqual([undefined]);
});

test('what is certain is said before what is only suspected, and a suspicion is said to be one', () => {
  const found = inIncident(
    makeCase(FAILED, { incidents: [incident({ id: 'i-2', isSuspected: true, scope: 'bin' }), incident()] }),
  );

  expect(found?.side).toBe('acquirer');
  expect(found?.evidence.map(({ opens, says }) => [opens?.id, says.params.suspected])).toEqual([
    ['i-1', undefined],
    ['i-2', 'yes'],
  ]);
});

test('a reason of the payment itself comes first, and the incident stands beside it', () => {
  const verdict = explain(makeFacts({ ...FAILED, code: 'F.0114' }, { incidents: [incident()] }));

  expect([verdict.cause, ...verdict.also.map(({ cause }) => cause)]).toEqual(['insufficient-funds', 'incident-open']);
});

test('where no code gives a reason the incident is the verdict, and that no code did is said beside it', () => {
  const verdict = explain(makeFacts({ ...FAILED, code: 'F.0999' }, { incidents: [incident()] }));

  expect(verdict).toMatchObject({ cause: 'incident-open', also: [{ cause: 'declined-unexplained' }] });
  expect(verdict.evidence[0]?.opens).toEqual({ kind: 'incident', id: 'i-1' });
});
