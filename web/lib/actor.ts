import { createContext, useContext } from 'react';
import type { Role } from '#kernel/actor';
import type { PersonId } from '#kernel/ids';
import { type Action, reachOf } from '#kernel/permissions';

/** The person at this screen. */
export interface Self {
  id: PersonId;
  name: string;
  role: Role;
}

const SelfContext = createContext<Self | undefined>(undefined);
export const SelfProvider = SelfContext.Provider;

export function useSelf(): Self {
  const self = useContext(SelfContext);
  if (self === undefined) throw new Error('useSelf needs the shell around it');
  return self;
}

/** Whether the person's role may do this; the server decides, this only hides what it would refuse. */
export function useMay(): (action: Action) => boolean {
  const self = useContext(SelfContext);
  return (action) => reachOf(self?.role, action) !== undefined;
}
