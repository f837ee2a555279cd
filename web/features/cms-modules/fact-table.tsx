import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ModuleFact } from '#contract/cms-modules';
import { When } from '../../ui/when.tsx';
import classes from './fact-table.module.css';

/** Every fact with its source and age; the one that counts first, what says otherwise below it. */
export function FactTable({ facts }: { facts: readonly ModuleFact[] }) {
  const { t } = useTranslation('cms-modules');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('facts')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('factColumns.what')}</th>
            <th scope="col">{t('factColumns.value')}</th>
            <th scope="col">{t('factColumns.source')}</th>
            <th scope="col">{t('factColumns.age')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact, place) => {
            const best = facts[place - 1]?.key === fact.key ? facts.find(({ key }) => key === fact.key) : undefined;
            return (
              <tr key={`${fact.key} ${fact.source}`} className={best === undefined ? undefined : classes.other}>
                <td>{best === undefined && t(`fact.${fact.key}`)}</td>
                <td className={classes.value}>
                  <code>{fact.value}</code>
                  {best !== undefined && best.value !== fact.value && (
                    <span className={classes.differs}>{t('disagrees')}</span>
                  )}
                </td>
                <td>
                  {fact.source === 'transaction' && fact.place !== null ? (
                    <Link to="/transactions/$uid" params={{ uid: fact.place }} search={{}}>
                      {t(`source.${fact.source}`)}
                    </Link>
                  ) : (
                    t(`source.${fact.source}`)
                  )}
                </td>
                <td>
                  <When at={fact.observedAt} as="ago" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
