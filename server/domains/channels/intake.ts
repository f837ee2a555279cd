import type { Db } from '../../platform/db.ts';
import { gathered } from '../../platform/gathered.ts';
import type { IntakeRow } from './facts.ts';
import { keepInbound } from './keep-inbound.ts';

/** Keeps a payload; says whether it is new. Resolves when it is committed. */
export type Intake = (row: IntakeRow) => Promise<boolean>;

export const createIntake = (db: Db): Intake => gathered((rows) => keepInbound(db, rows));
