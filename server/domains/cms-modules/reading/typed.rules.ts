export interface TypedVersion {
  /** `WordPress`, `WooCommerce`, `PHP`, `Magento`, `PrestaShop`, `OpenCart`, `module`. */
  of: TypedName;
  version: string;
  line: number;
}

export type TypedName =
  | 'WordPress'
  | 'WooCommerce'
  | 'PHP'
  | 'Magento'
  | 'PrestaShop'
  | 'OpenCart'
  | '1C-Bitrix'
  | 'module';

const NAMES: readonly (readonly [RegExp, TypedName])[] = [
  [/\bWordPress/i, 'WordPress'],
  [/\bWooCommerce/i, 'WooCommerce'],
  [/\bPHP\b/i, 'PHP'],
  [/\bMagento/i, 'Magento'],
  [/\bPresta ?Shop/i, 'PrestaShop'],
  [/\bOpen ?Cart/i, 'OpenCart'],
  [/\bBitrix|Битрикс/i, '1C-Bitrix'],
  [/\b(?:plugin|module|extension)\b|плагин|модул/i, 'module'],
];
// Close behind the name; `WooCommerce 8.1 (PHP 7.4)` names two.
const NUMBER = /^[^\d\n]{0,24}?(?:v|ver\.?|version|версия|:|=|–|-)?\s{0,3}v?(\d{1,3}(?:\.\d{1,5}){1,4})/i;
const LONGEST = 400;
/** Who writes more than this pastes a log. */
export const MOST_TYPED_LINES = 300;

/** Versions that a person wrote in words of their own. */
export function typedVersions(lines: readonly (readonly [line: number, text: string])[]): TypedVersion[] {
  return lines.slice(0, MOST_TYPED_LINES).flatMap(([line, text]) =>
    NAMES.flatMap(([name, of]) => {
      const short = text.slice(0, LONGEST);
      const found = name.exec(short);
      const number = found === null ? null : NUMBER.exec(short.slice(found.index + found[0].length));
      return number?.[1] === undefined ? [] : [{ of, version: number[1], line }];
    }),
  );
}
