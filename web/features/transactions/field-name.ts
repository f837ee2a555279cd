import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type Named = keyof typeof en.fields;
const isNamed = (field: string): field is Named => Object.hasOwn(en.fields, field);

/** A field's name in words; one that has none yet stands as it is written in the contract. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('transactions');
  return (field) => {
    // `protection.avsResult` is told as the protection.
    const [head = ''] = field.split('.');
    return isNamed(head) ? t(`fields.${head}`) : field;
  };
}
