import { Button, FileButton, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CallError } from '../lib/call.ts';
import { readText } from '../lib/read-text.ts';
import classes from './csv-form.module.css';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './error-note.tsx';

interface CsvFormProps {
  words: { title: string; text: string; choose: string; paste: string; dryRun: string; take: string };
  /** The names of the columns, as the file heads them. */
  columns: string;
  csv: string;
  onCsv(csv: string): void;
  /** What would happen to each line; undefined until it was asked for. */
  plan: ReactNode;
  error: CallError | null;
  isTrying: boolean;
  isTaking: boolean;
  onTry(): void;
  /** Absent while there is nothing to take. */
  onTake: (() => void) | undefined;
  onClose(): void;
}

/** Takes a list from a CSV file or from the clipboard: first it says what would happen to each line, then it does it. */
export function CsvForm({ words, columns, csv, onCsv, plan, error, onTake, ...form }: CsvFormProps) {
  return (
    <Dialog title={words.title} onClose={form.onClose} size={820}>
      <div className={classes.body}>
        <p>
          {words.text} <code className={classes.columns}>{columns}</code>
        </p>
        <div className={classes.actions}>
          <FileButton accept=".csv,text/csv" onChange={(file) => file !== null && void readText(file).then(onCsv)}>
            {(props) => (
              <Button variant="default" {...props}>
                {words.choose}
              </Button>
            )}
          </FileButton>
        </div>
        <Textarea
          aria-label={words.paste}
          placeholder={words.paste}
          value={csv}
          onChange={(event) => onCsv(event.currentTarget.value)}
          minRows={5}
          maxRows={10}
          autosize
          classNames={{ input: classes.csv ?? '' }}
        />
        <ErrorNote error={error} />
        {plan}
        <div className={classes.actions}>
          <Button
            variant={plan === undefined ? 'filled' : 'default'}
            disabled={csv.trim() === ''}
            loading={form.isTrying}
            onClick={form.onTry}
          >
            {words.dryRun}
          </Button>
          {onTake !== undefined && (
            <Button loading={form.isTaking} onClick={onTake}>
              {words.take}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface CsvPlanProps {
  label: string;
  counts: string;
  /** Columns that the file has and nobody reads. */
  ignored: string | undefined;
  heads: readonly string[];
  /** Keyed by the number of its line; `does` colours the second cell. */
  lines: readonly { line: number; does: string; cells: readonly ReactNode[] }[];
  /** What narrows the lines. */
  choice?: ReactNode;
}

/** What would happen to each line of a file. */
export function CsvPlan({ label, counts, ignored, heads, lines, choice }: CsvPlanProps) {
  return (
    <div>
      <p className={classes.counts}>{counts}</p>
      {ignored !== undefined && <p className={classes.unknown}>{ignored}</p>}
      {choice}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, does, cells: [effect, ...cells] }) => (
              <tr key={line} data-does={does}>
                <td>{line}</td>
                <td className={classes.does}>{effect}</td>
                {cells.map((cell, at) => (
                  <td key={heads[at + 2]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
