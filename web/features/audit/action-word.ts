import { useTranslation } from 'react-i18next';
import { en } from './words.en.ts';

type Worded = keyof typeof en.actions;
const isWorded = (key: string): key is Worded => Object.hasOwn(en.actions, key);

/** An action in words; one without words stands as it is written in the table of rights. */
export function useActionWord(): (action: string) => string {
  const { t } = useTranslation('audit');
  return (action) => {
    // A dot divides keys of the dictionary.
    const key = action.replace('.', '/');
    return isWorded(key) ? t(`actions.${key}`) : action;
  };
}
