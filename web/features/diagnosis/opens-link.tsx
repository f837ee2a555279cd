import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { EvidenceTarget } from '#contract/diagnosis';
import { placeOf } from './place-of.rules.ts';

interface OpensLinkProps {
  opens: EvidenceTarget;
  /** The payment that the evidence is about. */
  uid: string;
  className?: string | undefined;
  children: ReactNode;
}

/** What a line of evidence opens: the payment's own fact, another payment, a delivery, a limit, a finding, an incident. */
export function OpensLink({ opens, uid, className, children }: OpensLinkProps) {
  const { history } = useRouter();
  const place = placeOf(opens, uid);
  const open = (event: MouseEvent) => {
    // A new tab is the browser's own affair.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(place);
    const [, mark] = place.split('#');
    if (mark !== undefined) document.getElementById(mark)?.scrollIntoView({ block: 'center' });
  };
  return (
    <a href={place} className={className} onClick={open}>
      {children}
    </a>
  );
}
