import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Reading, Term, Understood } from '#contract/transactions';
import { Chip } from '../../ui/chip.tsx';
import type { Search } from './api.ts';
import { useReadingText } from './reading-text.ts';
import classes from './understood-terms.module.css';

interface UnderstoodTermsProps {
  search: Search;
  understood: Understood;
  /** The first answer needs no choosing. */
  isFarAhead: boolean;
  onCorrect(next: Search): void;
}

/** What was understood of the text: each piece can be read differently or left out. */
export function UnderstoodTerms({ search, understood, isFarAhead, onCorrect }: UnderstoodTermsProps) {
  const { t } = useTranslation('transactions');
  const without = new Set(search.without ?? []);
  const terms = search.terms ?? understood.terms;
  const flip = (key: string) => {
    if (without.has(key)) without.delete(key);
    else without.add(key);
    onCorrect({ ...search, without: [...without] });
  };
  const choose = (key: string, reading: Reading) => {
    const corrected = terms.map((term) =>
      term.key === key ? { ...term, readings: [reading, ...term.readings.filter((other) => other !== reading)] } : term,
    );
    onCorrect({ ...search, terms: corrected });
  };
  const isCorrected = search.terms !== undefined || without.size > 0;
  return (
    <div className={classes.terms}>
      <span className={classes.label}>{t('search.understood')}</span>
      {terms.length === 0 && <span>{t('search.nothingUnderstood')}</span>}
      {terms.map((term) => (
        <TermChip
          key={term.key}
          term={term}
          isOff={without.has(term.key)}
          onFlip={() => flip(term.key)}
          onChoose={(reading) => choose(term.key, reading)}
        />
      ))}
      <span className={classes.order}>{t(isFarAhead ? 'search.farAhead' : 'search.best')}</span>
      {isCorrected && (
        <button type="button" className={classes.reset} onClick={() => onCorrect({ text: search.text })}>
          {t('search.reset')}
        </button>
      )}
    </div>
  );
}

interface TermChipProps {
  term: Term;
  isOff: boolean;
  onFlip(): void;
  onChoose(reading: Reading): void;
}

function TermChip({ term, isOff, onFlip, onChoose }: TermChipProps) {
  const { t } = useTranslation('transactions');
  const textOf = useReadingText();
  const [first, ...others] = term.readings;
  if (first === undefined) return null;
  const name = `${t(`kind.${first.kind}`)} ${textOf(first)}`;
  const chip = (
    <Chip
      kind={t(`kind.${first.kind}`)}
      name={name}
      isOff={isOff}
      onChange={isOff ? onFlip : undefined}
      onDrop={isOff ? undefined : onFlip}
    >
      {textOf(first)}
    </Chip>
  );
  if (others.length === 0 || isOff) return chip;
  return (
    <span className={classes.withOthers}>
      {chip}
      <Menu position="bottom-start" shadow="none" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={`${t('search.alsoMeans')}: ${name}`}>
            ?
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('search.useOnly')}</Menu.Label>
          {others.map((reading) => (
            <Menu.Item key={`${reading.kind} ${textOf(reading)}`} onClick={() => onChoose(reading)}>
              <span className={classes.kind}>{t(`kind.${reading.kind}`)}</span> {textOf(reading)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
