/** What is installed is what was looked at: exact versions, each by its hash, and nothing that runs by itself. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${root}/${name}`, 'utf8'));

type Versions = Readonly<Record<string, string>>;
interface Overrides {
	readonly [name: string]: string | Overrides;
}
interface Manifest {
	readonly dependencies: Versions;
	readonly devDependencies: Versions;
	readonly optionalDependencies: Versions;
	readonly overrides: Overrides;
	readonly allowScripts: Readonly<Record<string, boolean>>;
}
interface LockedPackage {
	readonly version?: string;
	readonly integrity?: string;
	readonly resolved?: string;
	readonly hasInstallScript?: boolean;
}

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const HASH = /^sha512-[0-9A-Za-z+/]{86}==$/;

const manifest = read('package.json') as Manifest;
const packagesIn = (lock: string) =>
	(read(lock) as { readonly packages: Readonly<Record<string, LockedPackage>> }).packages;
const { '': ours, ...rest } = packagesIn('package-lock.json');
const locked = Object.entries(rest);

/** Paths of the packages that are not as they should be. */
const exceptions = (isFine: (each: LockedPackage) => boolean): readonly string[] =>
	locked.filter(([, each]) => !isFine(each)).map(([path]) => path);

/** `node_modules/a/node_modules/@b/c` holds `@b/c`. */
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

/** As npm decides it: by one of these scripts, or a compiler wherever there is a binding.gyp. */
function wantsScript(path: string): boolean {
	const { scripts = {} } = read(`${path}/package.json`) as { readonly scripts?: Versions };
	const named = ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
	return named || existsSync(`${root}/${path}/binding.gyp`);
}

const leaves = (overrides: Overrides): readonly (readonly [string, string])[] =>
	Object.entries(overrides).flatMap(([name, version]) =>
		typeof version === 'string' ? [[name, version] as const] : leaves(version),
	);

it('[H-14] package.json names exact versions only', () => {
	const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
	const direct = { ...dependencies, ...devDependencies, ...optionalDependencies };
	expect(Object.keys(direct).length).toBeGreaterThan(40);
	expect(Object.entries(direct).filter(([, version]) => !EXACT.test(version))).toEqual([]);
	// An override may also point at the version that stands above.
	const loose = leaves(overrides).filter(
		([, version]) => !EXACT.test(version) && !Object.hasOwn(direct, version.replace(/^\$/, '')),
	);
	expect(loose).toEqual([]);
});

it('[H-14] the lock file is the one of this package.json', () => {
	const { dependencies, devDependencies, optionalDependencies } = manifest;
	expect(ours).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});

it('[H-14] every package is locked by version and hash, and none comes from a place of its own', () => {
	expect(locked.length).toBeGreaterThan(200);
	expect(exceptions(({ version = '' }) => EXACT.test(version))).toEqual([]);
	expect(exceptions(({ integrity = '' }) => HASH.test(integrity))).toEqual([]);
	expect(exceptions(({ resolved }) => resolved === undefined)).toEqual([]);
});

it('[H-14] packages that want to run a script at installation are known, and none may', () => {
	// Of some only the unpacked files tell, and npm's own record of them does not always.
	const unpacked = Object.keys(packagesIn('node_modules/.package-lock.json')).filter(wantsScript);
	const told = locked.filter(([, each]) => each.hasInstallScript).map(([path]) => path);
	const names = new Set([...told, ...unpacked].map(nameOf));
	expect([...names].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
	expect(Object.values(manifest.allowScripts)).not.toContain(true);
});

it('no command runs a program in the shell that has just installed its Node: a shell remembers where the older one is', () => {
	const { scripts } = read('package.json') as {
		readonly scripts: Readonly<Record<string, string>>;
	};
	const chained = Object.entries(scripts).filter(([, line]) =>
		/bootstrap[.]mjs.*&& node .*[.]ts/.test(line),
	);
	expect(chained).toEqual([]);
});
