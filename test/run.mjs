// Everything that proves the product: types, lint, then all tests. Ends by printing "N passed, N failed".
// With CI=true a skipped test is a failed one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const count = { passed: 0, failed: 0 };

function run(name, command, args) {
  console.log(`\n— ${name}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(String(error));
  return status === 0;
}

function check(name, command, args) {
  if (run(name, command, args)) count.passed += 1;
  else count.failed += 1;
}

check('types', bin('tsc'), ['-p', 'tsconfig.json']);
check('types of the page', bin('tsc'), ['-p', 'apps/web/tsconfig.json']);
check('lint', bin('oxlint'), ['--type-aware', '--deny-warnings']);
check('build', bin('tsc'), ['-p', 'tsconfig.build.json']);
check('build of the page', bin('vite'), ['build', 'apps/web', '--logLevel', 'warn']);

const folder = mkdtempSync(join(tmpdir(), 'opscore-tests-'));
const report = join(folder, 'report.json');
// The page that was built above serves all specs.
process.env.OPSCORE_TEST_PAGE = join(root, 'dist/apps/web');
run('tests', bin('jest'), ['--json', `--outputFile=${report}`, ...process.argv.slice(2)]);
try {
  const results = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = results.numPendingTests + results.numTodoTests;
  count.passed += results.numPassedTests;
  // A file that does not even load has no test that could fail.
  count.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  if (skipped > 0) console.log(`${skipped} skipped`);
  if (process.env.CI === 'true') count.failed += skipped;
} catch (error) {
  console.error(`Jest left no report: ${String(error)}`);
  count.failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
