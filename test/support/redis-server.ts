import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a suite says where it cannot run. */
export const NO_REDIS = 'skipped: no redis-server (apt-get install redis-server)';

const NAMES = ['redis-server', 'valkey-server'];
const INSTALL_WITHIN_MS = 120_000;
const START_WITHIN_MS = 60_000;

/**
 * The program of a Redis or Valkey server on this machine. Where there is none, it is installed from the system's packages
 * (root on Debian only). Undefined where it cannot be had.
 */
export function findRedisServer(): string | undefined {
  const found = onPath();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return found;
  const options = { stdio: 'ignore', timeout: INSTALL_WITHIN_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  // The service that the package brings is not wanted here, only its program.
  const install = ['-o', 'DPkg::Lock::Timeout=60', 'install', '-y', '--no-install-recommends', 'redis-server'];
  for (const step of [install, ['update'], install]) {
    try {
      execFileSync('apt-get', step, options);
    } catch {
      // Without lists of packages the first attempt fails, without a network all of them.
    }
    if (onPath() !== undefined) break;
  }
  return onPath();
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** For tests that stop, kill or freeze it. */
  readonly process: ChildProcess;
  /** Stops it and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** Starts a server of its own on a free port of 127.0.0.1 that keeps nothing. Call `stop` in `afterAll`. */
export async function startRedisServer(program: string): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'opscore-redis-'));
  const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const server = spawn(
    program,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + START_WITHIN_MS;
  while (!(await answers(port))) {
    if (server.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`${program} does not start on port ${port}.`);
    }
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, port, process: server, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
    socket.setTimeout(1_000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
