import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Writer } from '../../../server/demo/contract.ts';
import classes from './writer-list.module.css';

interface WriterListProps {
  writers: Writer[];
  chosenId: string | undefined;
  onChoose(writer: Writer): void;
}

/** The people of the sample: payers first, whose payment has just failed. */
export function WriterList({ writers, chosenId, onChoose }: WriterListProps) {
  const { t } = useTranslation('demo');
  const [q, setQ] = useState('');
  const wanted = q.trim().toLowerCase();
  const found = writers.filter(({ name, merchantName }) => `${name} ${merchantName}`.toLowerCase().includes(wanted));
  return (
    <div className={classes.box}>
      <TextInput
        aria-label={t('findWriter')}
        placeholder={t('findWriter')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {(['payer', 'merchant'] as const).map((side) => (
        <section key={side} aria-label={t(`side.${side}`)}>
          <h2 className={classes.title}>{t(`side.${side}`)}</h2>
          <ul>
            {found
              .filter((writer) => writer.side === side)
              .map((writer) => (
                <li key={writer.id}>
                  <button
                    type="button"
                    className={classes.writer}
                    aria-current={writer.id === chosenId}
                    onClick={() => onChoose(writer)}
                  >
                    <span className={classes.name}>{writer.name}</span>
                    <span className={classes.quiet}>{writer.merchantName ?? t(`language.${writer.language}`)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
