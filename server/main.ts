import { buildApp } from './app.ts';
import { withEnvFile } from './platform/env-file.ts';
import { runProgram } from './run-program.ts';

await runProgram(withEnvFile(process.env), buildApp);
