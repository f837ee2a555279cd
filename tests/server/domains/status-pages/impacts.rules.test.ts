import { describe, expect, test } from 'vitest';
import {
  componentOf,
  type IncidentRecord,
  impactsAt,
  impactsByComponent,
  impactsOf,
} from '../../../../server/domains/status-pages/impacts.rules.ts';
import { noticesOf, worksOf } from '../../../../server/domains/status-pages/notices.rules.ts';

const at = (clock: string) => Temporal.Instant.from(`2026-11-09T${clock}:00Z`);
const incident = (given: Partial<IncidentRecord> = {}): IncidentRecord => ({
  id: 'i1',
  scopeKind: 'acquirer',
  scopeId: 'b1',
  acquirerId: null,
  severity: 'critical',
  startedAt: at('09:00'),
  resolvedAt: at('11:00'),
  updates: [],
  ...given,
});
const told = (given: Partial<IncidentRecord>, component = 'acquirer:b1') =>
  (impactsOf(incident(given)).get(component) ?? []).map(
    ({ state, from, to }) => `${state} ${from.toString().slice(11, 16)}-${to?.toString().slice(11, 16) ?? ''}`,
  );

describe('what an incident did to a component', () => {
  test.each([
    ['minor', 'degraded 09:00-11:00'],
    ['major', 'partial 09:00-11:00'],
    ['critical', 'major 09:00-11:00'],
  ] as const)('without a word about it, by severity: %s', (severity, state) => {
    expect(told({ severity })).toEqual([state]);
  });

  test('one terminal that is down leaves its bank partly down', () => {
    const terminal = { scopeKind: 'gateway', scopeId: '77', acquirerId: 'b1' } as const;

    expect(told(terminal)).toEqual(['partial 09:00-11:00']);
    expect(componentOf(incident({ ...terminal, acquirerId: null }))).toBeUndefined();
  });

  test('what is said of a terminal is said of its bank', () => {
    const terminal = { scopeKind: 'gateway', scopeId: '77', acquirerId: 'b1', severity: 'minor' } as const;
    const updates = [
      { at: at('09:30'), impacts: [{ component: 'gateway:77', impact: 'major' as const }] },
      { at: at('10:00'), impacts: [{ component: 'gateway:77', impact: 'operational' as const }] },
    ];

    expect(told({ ...terminal, updates })).toEqual(['degraded 09:00-09:30', 'partial 09:30-10:00']);
    expect([...impactsOf(incident({ ...terminal, updates })).keys()]).toEqual(['acquirer:b1']);
  });

  test('the latest update that names it holds, and naming another one changes nothing', () => {
    const updates = [
      { at: at('09:30'), impacts: [{ component: 'acquirer:b1', impact: 'partial' as const }] },
      { at: at('09:45'), impacts: [{ component: 'method:erip', impact: 'degraded' as const }] },
      { at: at('10:00'), impacts: [{ component: 'acquirer:b1', impact: 'operational' as const }] },
    ];

    expect(told({ updates })).toEqual(['major 09:00-09:30', 'partial 09:30-10:00']);
    expect(told({ updates }, 'method:erip')).toEqual(['degraded 09:45-11:00']);
  });

  test('an update after the end makes it no longer, and one before the beginning counts from there', () => {
    const late = [{ at: at('11:30'), impacts: [{ component: 'acquirer:b1', impact: 'partial' as const }] }];
    const early = [{ at: at('08:30'), impacts: [{ component: 'acquirer:b1', impact: 'degraded' as const }] }];

    expect(told({ updates: late })).toEqual(['major 09:00-11:00']);
    expect(told({ updates: early })).toEqual(['degraded 09:00-11:00']);
  });

  test('one that goes on is open', () => {
    expect(told({ resolvedAt: null })).toEqual(['major 09:00-']);
  });

  test('cards of one bank are no line of any page', () => {
    expect([...impactsOf(incident({ scopeKind: 'bin', scopeId: '420000' })).keys()]).toEqual([]);
  });

  test('works stand beside incidents, and a moment knows what lies over it', () => {
    const works = [{ id: 'w1', component: 'acquirer:b1', startAt: at('10:30'), endAt: at('12:00') }];
    const impacts = impactsByComponent([incident()], works).get('acquirer:b1') ?? [];
    const states = (clock: string) => impactsAt(impacts, at(clock)).map(({ state }) => state);

    expect(['08:59', '09:00', '10:30', '11:00', '12:00'].map(states)).toEqual([
      [],
      ['major'],
      ['major', 'works'],
      ['works'],
      [],
    ]);
  });
});

const told_ = (given: Partial<IncidentRecord> = {}) => ({
  ...incident(given),
  name: 'b1',
  state: 'investigating' as const,
  isPublic: true,
  updates: [
    { at: at('09:10'), impacts: [], isPublic: false, ru: 'внутри', en: 'inside' },
    { at: at('09:20'), impacts: [], isPublic: true, ru: 'Ищем причину', en: '' },
  ],
});
const names = new Map([['acquirer:b1', { ru: 'Банк', en: 'Bank' }]]);

describe('what a page tells', () => {
  test('of an incident: public updates only, in the language there is, the newest first', () => {
    const [notice] = noticesOf([told_()], { at: at('10:00'), names });

    expect(notice?.updates).toEqual([{ at: '2026-11-09T09:20:00Z', text: { ru: 'Ищем причину', en: 'Ищем причину' } }]);
    expect(notice?.state).toBe('major');
  });

  test('nothing of an incident that touches no line of it, and nothing of one that was over a day ago', () => {
    const elsewhere = told_({ scopeId: 'b2' });

    expect(noticesOf([elsewhere], { at: at('10:00'), names })).toEqual([]);
    expect(noticesOf([told_()], { at: at('11:00').add({ hours: 24 }), names })).toEqual([]);
    expect(noticesOf([told_()], { at: at('10:59').add({ hours: 24 }), names })).toHaveLength(1);
  });

  test('of works that go on or come', () => {
    const works = { id: 'w', component: 'acquirer:b1', name: 'b1', isPublic: true, ru: '', en: 'New cables' };
    const make = (startAt: Temporal.Instant, endAt: Temporal.Instant) => ({ ...works, startAt, endAt });
    const all = [make(at('07:00'), at('08:00')), make(at('09:00'), at('11:00')), make(at('12:00'), at('13:00'))];

    expect(worksOf(all, { at: at('10:00'), names }).map(({ from, note }) => [from.slice(11, 16), note.ru])).toEqual([
      ['09:00', 'New cables'],
      ['12:00', 'New cables'],
    ]);
  });
});
