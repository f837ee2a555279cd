import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconCopy from '@tabler/icons-react/icons/IconCopy';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../lib/keyboard.ts';
import { copyText } from './copy.ts';
import classes from './copy-field.module.css';
import { KeyHint } from './key-hint.tsx';

interface CopyFieldProps {
  /** What it is, for readers of the screen and of the sheet of keys. */
  label: string;
  value: string;
  /** What is shown when it differs from what is copied. */
  shown?: string;
  keys?: string;
  group?: string;
  isCode?: boolean;
}

/** A value that one click, or one key, copies. */
export function CopyField({ label, value, shown = value, keys, group = '', isCode = true }: CopyFieldProps) {
  const { t } = useTranslation('ui');
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => void copyText(value).then(setIsCopied);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const what = t('copyWhat', { what: label });
  useKeys(keys === undefined ? [] : [{ keys, group, label: what, run: copy }]);
  return (
    <button type="button" className={classes.field} onClick={copy} title={t('copy')}>
      {shown === value && <span className="for-readers">{what}: </span>}
      <span className={isCode ? classes.code : classes.text}>{shown}</span>
      {/* The icon takes the place of the key, so that nothing moves. */}
      <span className={classes.sign} data-copied={isCopied || undefined} aria-hidden="true">
        {keys !== undefined && <KeyHint keys={keys} />}
        {isCopied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.6} />}
      </span>
      <span className="for-readers" role="status">
        {isCopied ? t('copied') : ''}
      </span>
    </button>
  );
}
