import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DiffRow,
  type DiffSide,
  getConfigDiff,
  pullSettings,
  type ShopSettings,
} from '#contract/cms-modules/settings';
import type { ShopId } from '#kernel/ids';
import { useMay } from '../../../lib/actor.ts';
import { ask, useChange } from '../../../lib/ask.ts';
import { useKeys } from '../../../lib/keyboard.ts';
import { copyText } from '../../../ui/copy.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { say } from '../../../ui/toast.ts';
import { When } from '../../../ui/when.tsx';
import { sentencesOf } from '../mend.rules.ts';
import type { ToAnswer } from '../to-answer.ts';
import classes from './probing.module.css';
import { SettingsDialog } from './settings-dialog.tsx';
import { en } from './words.en.ts';

interface ConfigDiffProps {
  shopId: ShopId;
  /** The merchant's: of the sentences, not of the screen. */
  language: 'ru' | 'en';
  /** What is added to the sentences that are copied for the merchant: the module to install. */
  instruction?: string | undefined;
  /** Absent where the merchant has no open request: the words are copied then. */
  toAnswer: ToAnswer | undefined;
}

/** What the gateway has, what fits, what the shop has; each mismatch as a sentence that can be sent as it is. */
export function ConfigDiff({ shopId, language, instruction, toAnswer }: ConfigDiffProps) {
  const { t } = useTranslation('probing');
  const may = useMay();
  const { data: diff, error, refetch } = useQuery(ask(getConfigDiff, { params: { shopId } }));
  const sentences = sentencesOf(diff?.rows ?? [], language);
  const text = [...sentences, ...(instruction === undefined ? [] : [instruction])].join('\n\n');
  return (
    <Panel
      title={t('diff.title')}
      source={diff?.settings.origin == null ? undefined : t(`diff.origin.${diff.settings.origin}`)}
      at={diff?.settings.observedAt ?? undefined}
      onReload={() => void refetch()}
      aside={
        <span className={classes.actions}>
          {may('module.change') && <TellGateway shopId={shopId} known={diff?.settings.settings ?? null} />}
          {sentences.length > 0 && <Send text={text} toAnswer={toAnswer} />}
        </span>
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {diff?.settings.problem != null && (
        <p className={classes.quiet}>{`${t('diff.problem')}: ${diff.settings.problem}`}</p>
      )}
      {diff !== undefined &&
        (diff.rows.length === 0 ? <p>{t('diff.none')}</p> : <Rows rows={diff.rows} language={language} />)}
    </Panel>
  );
}

/** What the gateway has is typed in, or its back office is asked. */
function TellGateway({ shopId, known }: { shopId: ShopId; known: ShopSettings | null }) {
  const { t } = useTranslation('probing');
  const [isOpen, setOpen] = useState(false);
  const pull = useChange(pullSettings, { refreshes: [getConfigDiff], onDone: () => say(t('diff.pulled')) });
  useKeys([{ keys: 'KeyE', group: t('diff.title'), label: t('settings.typeIn'), run: () => setOpen(true) }]);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} rightSection={<KeyHint keys="KeyE" />}>
        {t('settings.typeIn')}
      </Button>
      <Button variant="default" loading={pull.isPending} onClick={() => pull.mutate({ params: { shopId } })}>
        {t('diff.pull')}
      </Button>
      <ErrorNote error={pull.error} />
      {isOpen && <SettingsDialog shopId={shopId} known={known} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One key puts the sentences into the answer, or copies them where nothing waits for one. */
function Send({ text, toAnswer }: { text: string; toAnswer: ToAnswer | undefined }) {
  const { t } = useTranslation('probing');
  const copy = async () => say((await copyText(text)) ? t('diff.copied') : t('diff.notCopied'));
  const send =
    toAnswer === undefined
      ? { label: t('diff.copy'), run: () => void copy() }
      : { label: t('diff.insert', { number: toAnswer.number }), run: () => toAnswer.add(text) };
  useKeys([{ keys: 'KeyD', group: t('diff.title'), ...send }]);
  return (
    <Button onClick={send.run} rightSection={<KeyHint keys="KeyD" />}>
      {send.label}
    </Button>
  );
}

function Rows({ rows, language }: { rows: readonly DiffRow[]; language: 'ru' | 'en' }) {
  const { t } = useTranslation('probing');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('diff.keys')}</th>
          <th scope="col">{t('diff.gateway')}</th>
          <th scope="col">{t('diff.expected')}</th>
          <th scope="col">{t('diff.shop')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} language={language} />
        ))}
      </tbody>
    </table>
  );
}

const SIGNS = {
  same: ['good', 'tick'],
  differs: ['bad', 'cross'],
  unexpected: ['bad', 'cross'],
  'one-sided': ['idle', 'ring'],
} as const;

type KnownKey = keyof typeof en.diff.key;
const isKnown = (key: string): key is KnownKey => Object.hasOwn(en.diff.key, key);

function Row({ row, language }: { row: DiffRow; language: 'ru' | 'en' }) {
  const { t } = useTranslation('probing');
  const { key, gateway, expected, shop, verdict, sentence } = row;
  const [tone, shape] = SIGNS[verdict];
  return (
    <>
      <tr>
        <th scope="row">
          {isKnown(key) ? t(`diff.key.${key}`) : key}
          <span className={classes.side}>
            <Mark tone={tone} shape={shape}>
              {t(`diff.verdict.${verdict}`)}
            </Mark>
          </span>
        </th>
        <Side of={t('diff.gateway')} side={gateway} />
        <td data-of={t('diff.expected')}>{expected ?? '—'}</td>
        <Side of={t('diff.shop')} side={shop} />
      </tr>
      {sentence !== null && (
        <tr>
          <td colSpan={4} className={classes.sentence}>
            {sentence[language]}
          </td>
        </tr>
      )}
    </>
  );
}

/** A side's value; on a phone, where no head of a column is seen, with the name of the side. */
function Side({ of, side }: { of: string; side: DiffSide | null }) {
  const { t } = useTranslation('probing');
  if (side === null) return <td data-of={of}>—</td>;
  return (
    <td data-of={of}>
      {side.value}
      <span className={classes.side}>
        {t(`from.${side.source}`)}
        {side.observedAt !== null && (
          <>
            {' · '}
            <When at={side.observedAt} as="ago" />
          </>
        )}
      </span>
    </td>
  );
}
