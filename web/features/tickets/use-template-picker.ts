import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { fillTemplate } from '#contract/answers';
import { listTemplates, type Template } from '#contract/knowledge';
import type { Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { say } from '../../ui/toast.ts';
import { inserted } from './drafts.rules.ts';
import { type DraftPlace, draftNow, insertDraft } from './drafts.ts';
import { fitting } from './template-fit.rules.ts';

interface Typed {
  from: number;
  typed: string;
}

export interface Blocked {
  title: string;
  missing: string[];
  tooMuch: string[];
}

export interface TemplatePicker {
  isOpen: boolean;
  templates: Template[];
  at: number;
  currentId: string | undefined;
  /** Why the chosen template was not put in. */
  blocked: Blocked | undefined;
  look(typed: Typed | undefined): void;
  choose(template: Template): void;
  /** Whether the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
}

const MOST = 6;

/** Which templates fit what is typed after `;`, and putting one in at the cursor. */
export function useTemplatePicker(
  ticket: Ticket,
  place: DraftPlace,
  field: RefObject<HTMLTextAreaElement | null>,
): TemplatePicker {
  const may = useMay();
  const errorText = useErrorText();
  const [typed, setTyped] = useState<Typed | undefined>(undefined);
  const [at, setAt] = useState(0);
  const [blocked, setBlocked] = useState<Blocked | undefined>(undefined);
  const { data } = useQuery({ ...ask(listTemplates, {}), enabled: may('template.read'), staleTime: 60_000 });
  const templates = typed === undefined ? [] : fitting(data?.items ?? [], typed.typed).slice(0, MOST);
  const isOpen = typed !== undefined && templates.length > 0;
  const look = (next: Typed | undefined) => {
    setTyped(next);
    if (next !== undefined && next.typed !== typed?.typed) setAt(0);
    if (next !== undefined) setBlocked(undefined);
  };
  const choose = (template: Template) => {
    const from = typed?.from ?? draftNow(place).text.length;
    const to = from + (typed?.typed.length ?? 0) + 1;
    setTyped(undefined);
    void fill(template, from, to);
  };
  const fill = async (template: Template, from: number, to: number) => {
    try {
      const params = { ticketId: ticket.id, templateId: template.id };
      const { text, missing, tooMuch } = await call(fillTemplate, { params, body: {} });
      if (missing.length > 0 || tooMuch.length > 0) return setBlocked({ title: template.title, missing, tooMuch });
      const next = inserted(draftNow(place).text, from, to, text);
      insertDraft(place, next.text, { template: template.id });
      requestAnimationFrame(() => field.current?.setSelectionRange(next.cursor, next.cursor));
      field.current?.focus();
    } catch (error) {
      say(errorText(error as CallError));
    }
  };
  const step = (by: number) => setAt((at + by + templates.length) % templates.length);
  const take = () => {
    const template = templates[at];
    if (template !== undefined) choose(template);
  };
  const acts: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => setTyped(undefined),
    Enter: take,
    Tab: take,
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing) return false;
    const act = acts[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    act();
    return true;
  };
  return { isOpen, templates, at, currentId: optionId(templates[at]), blocked, look, choose, onKey };
}

export const optionId = (template: Template | undefined): string | undefined =>
  template === undefined ? undefined : `template-${template.id}`;
