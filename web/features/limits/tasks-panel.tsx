import { useTranslation } from 'react-i18next';
import { doLimitTask, type Limit, type LimitTask, listLimits } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './limits.module.css';

interface TasksPanelProps {
  tasks: readonly LimitTask[];
  limits: readonly Limit[];
}

/** What has to be done about limits while a bank still works. */
export function TasksPanel({ tasks, limits }: TasksPanelProps) {
  const { t } = useTranslation('limits');
  const mayRaise = useMay()('limit.raise');
  const done = useChange(doLimitTask, { refreshes: [listLimits] });
  if (tasks.length === 0) return null;
  const terminalOf = ({ limitId }: LimitTask) => limits.find(({ id }) => id === limitId)?.terminalId ?? '';
  return (
    <Panel title={t('tasks.title')}>
      <ErrorNote error={done.error} />
      <ul>
        {tasks.map((task) => (
          <li key={`${task.limitId} ${task.windowStart} ${task.merchantId}`} className={classes.entry}>
            <span className={classes.grow}>
              {t('tasks.text', { merchant: task.merchantName ?? '', terminal: terminalOf(task) })}
            </span>
            <span className={classes.quiet}>
              {task.personName === null ? t('tasks.nobody') : t('tasks.of', { name: task.personName })}
            </span>
            {mayRaise && (
              <button
                type="button"
                className={classes.act}
                onClick={() =>
                  done.mutate({
                    params: { limitId: task.limitId },
                    body: { merchantId: task.merchantId, windowStart: task.windowStart },
                  })
                }
              >
                {t('tasks.done')}
                <span className="for-readers"> {task.merchantName}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
