import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from './copy-field.tsx';
import classes from './json-view.module.css';

/** JSON text as a tree that folds; copied as it came. */
export function JsonView({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('ui');
  const [depth, setDepth] = useState(3);
  const parsed = parse(text);
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <button type="button" className={classes.fold} onClick={() => setDepth(depth === 3 ? 99 : 3)}>
          {depth === 3 ? t('expandAll') : t('collapseAll')}
        </button>
        <CopyField label={label} value={text} shown={t('copy')} isCode={false} />
      </div>
      <div className={classes.tree} key={depth}>
        {parsed.ok ? <Node value={parsed.value} depth={depth} /> : text}
      </div>
    </div>
  );
}

function Node({ name, value, depth }: { name?: string; value: unknown; depth: number }) {
  const label = name === undefined ? null : <span className={classes.name}>{name}</span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className={classes.leaf}>
        {label}
        <span className={classes[kindOf(value)]}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  return (
    <details className={classes.branch} open={depth > 0}>
      <summary>
        {label}
        <span className={classes.count}>{isList ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </summary>
      <div className={classes.inside}>
        {entries.map(([key, inner]) => (
          <Node key={key} name={key} value={inner} depth={depth - 1} />
        ))}
      </div>
    </details>
  );
}

function kindOf(value: unknown): 'string' | 'number' | 'word' {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'word';
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
