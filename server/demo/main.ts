import { withEnvFile } from '../platform/env-file.ts';
import { runProgram } from '../run-program.ts';
import { composeDemo } from './compose-demo.ts';
import { demoEnvironment, whyRefused } from './demo-environment.ts';

const environment = await demoEnvironment(withEnvFile(process.env));
const refusal = await whyRefused(environment.DATABASE_URL);
if (refusal === undefined) await runProgram(environment, (parts) => composeDemo(parts));
else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
}
