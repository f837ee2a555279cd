import { useTranslation } from 'react-i18next';
import type { Person } from '#contract/access';
import { useSelf } from '../../lib/actor.ts';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import classes from './people-list.module.css';

interface PeopleListProps {
  people: Person[];
  onOpen(person: Person): void;
}

export function PeopleList({ people, onOpen }: PeopleListProps) {
  const { t } = useTranslation('access');
  const self = useSelf();
  const why = ({ security }: Person) => {
    const reason = security?.disabledFor;
    return reason === 'administrator' || reason === 'inactivity' ? `, ${t(`people.disabledFor.${reason}`)}` : '';
  };
  const isDetailed = people.some((person) => person.security !== undefined);
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.state')}</th>
            {isDetailed && <th scope="col">{t('people.factor')}</th>}
            {isDetailed && <th scope="col">{t('people.lastSeen')}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-off={person.state === 'disabled' || undefined}>
              <td>
                <button
                  type="button"
                  className={classes.name}
                  onClick={() => onOpen(person)}
                  aria-label={t('people.open', { name: person.name })}
                >
                  {person.name}
                </button>
                {person.id === self.id && <span className={classes.you}>{t('people.you')}</span>}
                <span className={classes.email}>{person.email}</span>
              </td>
              <td>{t(`roles.${person.role}`)}</td>
              <td>
                {person.state === 'active' ? (
                  <Mark tone="good" shape="tick">
                    {t('people.active')}
                  </Mark>
                ) : (
                  <Mark tone="idle" shape="pause">
                    {t('people.disabled')}
                    {why(person)}
                  </Mark>
                )}
              </td>
              {isDetailed && (
                <td data-label={t('people.factor')}>
                  {person.security?.hasSecondFactor === true ? (
                    <Mark tone="good" shape="tick">
                      {t('people.factorOn')}
                    </Mark>
                  ) : (
                    <Mark tone="wait" shape="ring">
                      {t('people.factorOff')}
                    </Mark>
                  )}
                </td>
              )}
              {isDetailed && (
                <td>
                  {person.security?.lastSeenAt === undefined ? (
                    t('people.never')
                  ) : (
                    <When at={person.security.lastSeenAt} as="ago" />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
