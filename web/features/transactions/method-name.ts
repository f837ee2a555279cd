import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type Named = keyof typeof en.methods;
const isNamed = (method: string): method is Named => Object.hasOwn(en.methods, method);

/** A method of payment in words; one that has none stands as the gateway writes it. */
export function useMethodName(): (method: string | null) => string {
  const { t } = useTranslation('transactions');
  return (method) => {
    if (method === null) return '';
    return isNamed(method) ? t(`methods.${method}`) : method.replaceAll('_', ' ');
  };
}
