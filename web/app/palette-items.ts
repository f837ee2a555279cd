import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPeople } from '#contract/access';
import { listContacts } from '#contract/contacts';
import { listMerchants } from '#contract/merchants';
import { listTickets } from '#contract/tickets';
import { searchTransactions } from '#contract/transactions';
import { useMay } from '../lib/actor.ts';
import { ask } from '../lib/ask.ts';
import { useFormat } from '../lib/format.ts';
import type { KeyBinding } from '../lib/keyboard.ts';
import { useAttachItem, useHere } from './palette-here.ts';
import type { PaletteItem } from './palette-item.ts';

export type Scope = 'all' | 'actions' | 'tickets' | 'people' | 'payments';

const SCOPES: Record<string, Scope> = { '>': 'actions', '#': 'tickets', '@': 'people', $: 'payments' };
/** Longer than any name: a pasted message. */
const MESSAGE_LENGTH = 60;

/** The scope that the first character chooses, and what is asked within it. */
export function scopeOf(typed: string): { scope: Scope; asked: string } {
  const scope = SCOPES[typed.charAt(0)];
  if (scope !== undefined) return { scope, asked: typed.slice(1).trim() };
  return { scope: typed.length > MESSAGE_LENGTH ? 'payments' : 'all', asked: typed.trim() };
}

export interface PaletteItems {
  items: PaletteItem[];
  /** Nothing more will come for this text. */
  isWhole: boolean;
}

/** Everything that fits, in a fixed order of groups: what belongs to the open ticket stands first. A group waits for those before it, so that no line is ever pushed down. */
export function usePaletteItems(typed: string, settled: string, bindings: KeyBinding[]): PaletteItems {
  const here = useHere(typed);
  const actions = useActions(typed, bindings);
  const answers = [
    useMerchants(settled),
    useContacts(settled),
    usePeople(settled),
    usePayments(settled),
    useTickets(settled),
  ];
  const open = answers.indexOf(undefined);
  const known = (open === -1 ? answers : answers.slice(0, open)).flatMap((group) => group ?? []);
  return { items: [...here, ...actions, ...known], isWhole: open === -1 };
}

function useActions(typed: string, bindings: KeyBinding[]): PaletteItem[] {
  const { t } = useTranslation();
  const { scope, asked } = scopeOf(typed);
  if (scope !== 'all' && scope !== 'actions') return [];
  const wanted = asked.toLowerCase();
  return (
    bindings
      .filter(({ label, group }) => `${label} ${group}`.toLowerCase().includes(wanted))
      // What is open asks for some of them; the rest stays in its order.
      .sort((one, other) => Number(other.isNeeded === true) - Number(one.isNeeded === true))
      .map((binding) => ({ binding, foretold: binding.foretell?.() }))
      .map(({ binding, foretold }) => ({
        id: binding.keys,
        group: 'actions',
        title: binding.label,
        more: binding.group,
        keys: binding.keys,
        preview: foretold?.says ?? t('palette.willDo'),
        words: foretold?.words,
        run: () => binding.run(new KeyboardEvent('keydown')),
      }))
  );
}

/** A number finds its ticket, words those in whose messages they stand. Undefined, here and below, until the server has answered. */
function useTickets(settled: string): PaletteItem[] | undefined {
  const { t } = useTranslation(['app', 'tickets']);
  const navigate = useNavigate();
  const may = useMay();
  const { scope, asked } = scopeOf(settled);
  const isOn =
    (scope === 'all' || scope === 'tickets') && asked.length >= (scope === 'all' ? 3 : 1) && may('ticket.read');
  const view = `${scope === 'tickets' && /^\d+$/.test(asked) ? '#' : ''}${asked} status:any`;
  const { data, isPending } = useQuery({ ...ask(listTickets, { query: { view, limit: 5 } }), enabled: isOn });
  if (!isOn) return [];
  if (isPending) return undefined;
  return (data?.items ?? []).map((ticket) => ({
    id: ticket.id,
    group: 'tickets',
    title: `#${ticket.number} ${ticket.subject}`,
    more: [ticket.merchantName ?? ticket.writerName, t(`tickets:status.${ticket.status}`)].join(' · '),
    preview: t('palette.willOpenTicket'),
    run: () => void navigate({ to: '/inbox/$ticketId', params: { ticketId: ticket.id }, search: {} }),
  }));
}

function useMerchants(settled: string): PaletteItem[] | undefined {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { scope, asked } = scopeOf(settled);
  const isOn = (scope === 'all' || scope === 'people') && asked.length >= 2;
  const { data, isPending } = useQuery({ ...ask(listMerchants, { query: { q: asked, limit: 6 } }), enabled: isOn });
  if (!isOn) return [];
  if (isPending) return undefined;
  return (data?.items ?? []).map((merchant) => ({
    id: merchant.id,
    group: 'merchants',
    title: merchant.name ?? t('palette.unnamedShop', { id: merchant.shops[0]?.id ?? '' }),
    more: merchant.shops.map((shop) => shop.domain ?? String(shop.id)).join(', '),
    preview: t('palette.willOpenMerchant'),
    run: () => void navigate({ to: '/merchants/$merchantId', params: { merchantId: merchant.id } }),
  }));
}

function useContacts(settled: string): PaletteItem[] | undefined {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const { scope, asked } = scopeOf(settled);
  const isOn = (scope === 'all' || scope === 'people') && asked.length >= 2 && may('contact.read');
  const { data, isPending } = useQuery({ ...ask(listContacts, { query: { q: asked, limit: 5 } }), enabled: isOn });
  if (!isOn) return [];
  if (isPending) return undefined;
  return (data?.items ?? []).map((contact) => ({
    id: contact.id,
    group: 'contacts',
    title: contact.name,
    more: [...contact.identities.map(({ value }) => value), ...contact.merchants.map(({ name }) => name)]
      .filter((part) => part !== null)
      .join(' · '),
    preview: t('palette.willOpenContact'),
    run: () => void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } }),
  }));
}

function usePeople(settled: string): PaletteItem[] | undefined {
  const { t } = useTranslation(['app', 'access']);
  const navigate = useNavigate();
  const may = useMay();
  const { scope, asked } = scopeOf(settled);
  const isOn = (scope === 'all' || scope === 'people') && asked.length >= 2 && may('person.list');
  const { data, isPending } = useQuery({ ...ask(listPeople, { query: { q: asked, limit: 5 } }), enabled: isOn });
  if (!isOn) return [];
  if (isPending) return undefined;
  return (data?.items ?? []).map((person) => ({
    id: person.id,
    group: 'people',
    title: person.name,
    more: t(`access:roles.${person.role}`),
    preview: t('palette.willOpenPerson'),
    run: () => void navigate({ to: '/people' }),
  }));
}

function usePayments(settled: string): PaletteItem[] | undefined {
  const { t } = useTranslation(['app', 'transactions']);
  const format = useFormat();
  const navigate = useNavigate();
  const { scope, asked } = scopeOf(settled);
  const isOn = (scope === 'all' || scope === 'payments') && asked.length >= 3;
  const attach = useAttachItem();
  const { data, isPending } = useQuery({
    ...ask(searchTransactions, { body: { text: asked, limit: 6 } }),
    enabled: isOn,
  });
  if (!isOn) return [];
  if (isPending) return undefined;
  const hits = data?.items ?? [];
  const found: PaletteItem[] = hits.map((hit) => {
    const { uid, amount, status, trackingId, merchantName, at } = hit.transaction;
    const what = [amount === null ? undefined : format.money(amount), t(`transactions:status.${status}`), trackingId];
    return {
      id: uid,
      group: 'payments',
      title: what.filter((part) => part !== undefined && part !== null).join(' · '),
      more: [merchantName, format.fullMoment(at)].filter((part) => part !== null).join(' · '),
      preview: t('palette.willOpen'),
      payment: hit,
      run: () => void navigate({ to: '/transactions/$uid', params: { uid }, search: {} }),
    };
  });
  return [
    ...attach(hits, found),
    ...found,
    {
      id: 'search',
      group: 'payments',
      title: t('palette.searchFor'),
      more: asked,
      preview: t('palette.willSearch'),
      run: () => void navigate({ to: '/transactions', search: {}, state: { search: { text: asked } } }),
    },
  ];
}
