import { createContext, useContext } from 'react';

const NextTicket = createContext<() => void>(() => {});
export const NextTicketProvider = NextTicket.Provider;

/** Opens the ticket after the one that is open. */
export const useNextTicket = (): (() => void) => useContext(NextTicket);
