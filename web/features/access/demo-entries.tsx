import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/access';
import { enterAs } from '../../../server/demo/contract.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './demo-entries.module.css';
import type { DemoPerson } from './use-demo-people.ts';

/** "Enter as …", without a password. */
export function DemoEntries({ people, onEntered }: { people: DemoPerson[]; onEntered: (me: Me) => void }) {
  const { t } = useTranslation('access');
  const enter = useChange(enterAs, { onDone: onEntered });
  return (
    <section className={classes.box}>
      <h2 className={classes.title}>{t('demo.title')}</h2>
      <ul className={classes.list}>
        {people.map((person) => (
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
