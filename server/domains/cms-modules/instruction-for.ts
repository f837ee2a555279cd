import type { Instruction } from './contract.ts';
import { fittingModule } from './instruction.rules.ts';
import { asInstruction } from './put-in-words.ts';

/** The module of ours that fits a platform and its version, with the words that send it. */
export function instructionFor(cms: string | null, version: string | null): Instruction | undefined {
  const fitting = fittingModule(cms, version);
  return fitting && asInstruction(fitting);
}
