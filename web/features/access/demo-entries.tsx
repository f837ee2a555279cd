import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/access';
import { enterAs, listEntries } from '../../../server/demo/contract.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './demo-entries.module.css';

/** "Enter as …": only the demo serves it; anywhere else there is nothing here. */
export function DemoEntries({ onEntered }: { onEntered: (me: Me) => void }) {
  const { t } = useTranslation('access');
  const { data } = useQuery({ ...ask(listEntries, {}), retry: false, staleTime: Number.POSITIVE_INFINITY });
  const enter = useChange(enterAs, { onDone: onEntered });
  if (data === undefined) return null;
  return (
    <section className={classes.box}>
      <h2 className={classes.title}>{t('demo.title')}</h2>
      <ul className={classes.list}>
        {data.items.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={classes.person}
              disabled={enter.isPending}
              onClick={() => enter.mutate({ body: { personId: person.id } })}
            >
              <span>{t(`roles.${person.role}`)}</span>
              <span className={classes.name}>{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.text}>{t('demo.text')}</p>
      <ErrorNote error={enter.error} />
    </section>
  );
}
