import { useTranslation } from 'react-i18next';
import type { NamedScope } from '#contract/incidents';

/** What something is about, in words: the name of a bank says by itself that it is one. */
export function useScopeName() {
  const { t } = useTranslation('incidents');
  return ({ kind, name }: Pick<NamedScope, 'kind' | 'name'>) =>
    kind === 'acquirer' ? name : `${t(`kind.${kind}`)} ${name}`;
}
