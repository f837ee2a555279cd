import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getShopModules } from '#contract/cms-modules';
import { getConfigDiff } from '#contract/cms-modules/settings';
import type { ShopId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { sentencesOf } from './mend.rules.ts';

interface ShopAnswersProps {
  shopId: ShopId;
  language: 'ru' | 'en';
  onInsert(text: string): void;
}

/** In a ticket: the module to install, and what of the settings to change, into the answer by one key each. */
export function ShopAnswers({ shopId, language, onInsert }: ShopAnswersProps) {
  const { t } = useTranslation('cms-modules');
  const { data: shop } = useQuery(ask(getShopModules, { params: { shopId } }));
  const { data: diff } = useQuery(ask(getConfigDiff, { params: { shopId } }));
  const instruction = shop?.instruction?.words[language].text;
  const sentences = sentencesOf(diff?.rows ?? [], language);
  const answers = [
    ...(instruction === undefined
      ? []
      : [{ keys: 'Shift+KeyT', label: t('addInstruction'), run: () => onInsert(instruction) }]),
    ...(sentences.length === 0
      ? []
      : [{ keys: 'Shift+KeyG', label: t('addDiff'), run: () => onInsert(sentences.join('\n\n')) }]),
  ];
  useKeys(answers.map((answer) => ({ ...answer, group: t('card') })));
  return answers.map(({ keys, label, run }) => (
    <Button key={keys} size="compact-xs" variant="default" onClick={run} rightSection={<KeyHint keys={keys} />}>
      {label}
    </Button>
  ));
}
