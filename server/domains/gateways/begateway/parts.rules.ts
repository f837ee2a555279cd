import { type Bag, bagOf, isBag, type SetField, textOf } from './fields.rules.ts';
import type { Root } from './root.rules.ts';

/** What the bank said; `body` itself where a row is flat. */
export function readBank(set: SetField, { body, bank }: Root): void {
  const raw = bagOf(body.provider_raw);
  set('authCode', textOf(bank.auth_code, body.auth_code, raw.auth_code));
  set('bankCode', textOf(bank.bank_code, body.bank_code, raw.bank_code));
  set('rrn', textOf(bank.rrn, body.rrn, raw.rrn));
  set('refId', textOf(bank.ref_id, body.ref_id, raw.ref_id));
  set('descriptor', textOf(bank.billing_descriptor, body.billing_descriptor));
  set('gatewayId', textOf(bank.gateway_id, body.gateway_id, bagOf(body.gateway).id));
  if (bank !== body) set('bankMessage', textOf(bank.message));
}

export function readCard(set: SetField, { body, outer }: Root): void {
  const card = cardOf(body, outer);
  set('cardBin', binOf(card));
  set('cardLast4', lastFourOf(card));
  set('cardBrand', textOf(card.brand)?.toLowerCase());
  set('cardHolder', textOf(card.holder));
  set('cardStamp', textOf(card.stamp));
  set('cardCountry', textOf(card.issuer_country)?.toUpperCase());
  set('cardIssuer', textOf(card.issuer_name));
  set('cardProduct', textOf(card.product));
  set('cardTokenProvider', textOf(card.token_provider));
}

function cardOf(body: Bag, outer: Bag): Bag {
  if (isBag(body.credit_card)) return body.credit_card;
  if (isBag(body.payment_method)) return body.payment_method;
  return bagOf(body.card ?? outer.credit_card);
}

function binOf(card: Bag): string | undefined {
  for (const value of [card.bin_8, card.bin]) {
    const digits = textOf(value)?.replace(/\D/g, '') ?? '';
    if (digits.length >= 8) return digits.slice(0, 8);
    if (digits.length >= 6) return digits.slice(0, 6);
  }
  return undefined;
}

function lastFourOf(card: Bag): string | undefined {
  const { last_4: value, number } = card;
  const digits =
    typeof value === 'number' ? String(value).padStart(4, '0') : (textOf(value, number) ?? '').replace(/\D/g, '');
  return digits.length >= 4 ? digits.slice(-4) : undefined;
}

export function readThreeDs(set: SetField, check: Bag): void {
  set('threeDsStatus', textOf(check.status)?.toLowerCase());
  set('threeDsMessage', textOf(check.message));
  set('threeDsVe', textOf(check.ve_status)?.toUpperCase().slice(0, 1));
  set('threeDsPa', textOf(check.pa_status)?.toUpperCase().slice(0, 1));
  set('threeDsEci', textOf(check.eci)?.slice(0, 4));
  set('threeDsFailReason', textOf(check.fail_reason));
}

export function readPeople(set: SetField, { body, outer }: Root): void {
  const customer = bagOf(body.customer);
  const billing = bagOf(body.billing_address);
  set('customerEmail', textOf(customer.email, billing.email)?.toLowerCase());
  set('customerPhone', textOf(customer.phone, billing.phone));
  set('customerIp', textOf(customer.ip));
  set('customerName', nameOf(billing) ?? nameOf(customer));
  const more = bagOf(body.additional_data);
  set('platform', versionOf(more.platform_data));
  set('integration', versionOf(more.integration_data));
  readErip(set, body, outer);
}

function readErip(set: SetField, body: Bag, outer: Bag): void {
  const erip = bagOf(body.erip ?? body.erip_external ?? outer.erip);
  set('eripAccount', textOf(erip.account_number, erip.account));
  set('eripServiceNo', textOf(erip.service_no, erip.service_no_erip));
}

function nameOf(person: Bag): string | undefined {
  const parts = [person.first_name, person.middle_name, person.last_name].map((part) => textOf(part));
  return textOf(parts.filter((part) => part !== undefined).join(' '));
}

/** A module reports itself as text, or as name and version. */
function versionOf(said: unknown): string | undefined {
  if (!isBag(said)) return textOf(said);
  const parts = ['name', 'platform', 'version', 'module', 'module_version'].map((key) => textOf(said[key]));
  return textOf(parts.filter((part) => part !== undefined).join(' '));
}
