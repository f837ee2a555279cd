import { withEnvFile } from '../platform/env-file.ts';
import { runProgram } from '../run-program.ts';
import { composeDemo } from './compose-demo.ts';
import { demoEnvironment, paceOf, whyRefused } from './demo-environment.ts';

const environment = await demoEnvironment(withEnvFile(process.env));
const pace = paceOf(environment);
const refusal = pace.refusal ?? (await whyRefused(environment.DATABASE_URL));
if (refusal === undefined) await runProgram(environment, (parts) => composeDemo(parts, { perSecond: pace.perSecond }));
else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
}
