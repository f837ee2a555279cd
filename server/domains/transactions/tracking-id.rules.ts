import type { TRACKING_PARTS } from './contract.ts';

/** What a shop's tracking id is made of; `attempt` is the how many-th to pay the same order. What the platform does not say stays out. */
export type TrackingParts = Partial<Record<(typeof TRACKING_PARTS)[number], string>>;

type Parse = (id: string) => TrackingParts | undefined;

/** Named groups of the pattern, those that took part. */
const by =
  (pattern: RegExp): Parse =>
  (id) => {
    const groups = pattern.exec(id)?.groups;
    return groups && Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
  };

// Source: the published modules' own code, where each makes its tracking_id.
const PARSERS: Readonly<Record<string, Parse>> = {
  woocommerce: by(/^(?<order>\d+)$/),
  'opencart-2': by(/^(?<order>\d+)$/),
  'opencart-3': by(/^(?<order>\d+)$/),
  'opencart-4': by(/^(?<order>\d+)$/),
  prestashop: by(/^(?<cart>\d+)$/),
  bitrix: by(/^(?<order>[^:#|;\s]+)[:](?<payment>[^:#|;\s]+)$/),
  'bitrix-built-in': by(/^(?<payment>[^:#|;\s]+)#(?<method>[^:#|;\s]+)$/),
  magento: by(/^(?<order>[^_\s]+)_[0-9a-z.]{4,40}$/i),
  'cs-cart': by(/^(?<order>\d+)(?:_(?<attempt>\d{1,3}))?$/),
  virtuemart: by(/^(?<method>\d+)\|(?<order>[^|\s]+)$/),
  whmcs: by(/^(?<order>\d+)\|(?<client>\d+)$/),
  joomshopping: by(/^(?<order>[^|\s]+)\|(?<total>[\d.]+)\|(?<currency>[A-Z]{3})$/i),
  moodle: by(/^(?<client>\d+)\|(?<course>\d+)\|\d+$/),
};

/** Written in a way that only one platform writes. */
const UNMISTAKABLE: readonly Parse[] = [
  by(/^(?<order>[^|\s]+)\|(?<total>\d+(?:\.\d{1,3})?)\|(?<currency>[A-Z]{3})$/),
  // "10423;client-77": the order first, whatever stands beside it.
  by(/^(?<order>[\p{L}\d._/-]{1,40});[^;\s]{1,60}$/u),
];

/** Reads a tracking id in the way of its platform (`woocommerce`, `prestashop` …); an unknown platform or way gives nothing. */
export function readTrackingId(trackingId: string, platform: string | undefined): TrackingParts {
  const id = trackingId.trim();
  const own = platform === undefined ? [] : [PARSERS[platform], PARSERS[`${platform}-built-in`]];
  for (const parse of [...own, ...UNMISTAKABLE]) {
    const parts = parse?.(id);
    if (parts !== undefined) return parts;
  }
  return {};
}
