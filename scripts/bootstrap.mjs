/**
 * Makes a clone ready to run, whatever Node the machine has (20 or newer): installs what the lock
 * file says, Node 24 among it, and with --build builds the app. Does nothing that is already done.
 *
 * Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const buildStamp = join(root, 'build/source-hash');
/** Folders that the build reads. */
const SOURCES = ['schema', 'scripts', 'signaling', 'sync-server', 'web'];

requireNode(process.versions.node, [20, 0]);
if (!isInstalled()) install();
if (process.argv.includes('--build') && !isBuilt()) build();

/** Compares the lock file with npm's own record of what lies in node_modules. */
function isInstalled() {
	const record = join(root, 'node_modules/.package-lock.json');
	if (!existsSync(record)) return false;
	const present = packagesOf(record);
	return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
		const found = present[path];
		// Packages for other platforms are optional and stay away.
		return found ? found.version === wanted.version : path === '' || wanted.optional === true;
	});
}

/** @param {string} lockFile @returns {Record<string, { version: string, optional?: boolean }>} */
function packagesOf(lockFile) {
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function install() {
	console.log('Installing packages …');
	// No package needs its install script, and better-sqlite3 would start a compiler in vain.
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const npm = process.env.npm_execpath;
	if (npm) run(process.execPath, [npm, ...args]);
	else run('npm', args);
}

function isBuilt() {
	return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sourceHash();
}

function build() {
	console.log('Building …');
	const before = sourceHash();
	run(node24(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel=warn']);
	writeFileSync(buildStamp, before);
}

/** One hash over everything the build reads from this repository. */
function sourceHash() {
	const hash = createHash('sha256');
	const files = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts'];
	for (const folder of SOURCES) files.push(...filesBelow(folder));
	for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.name !== 'node_modules' && !entry.name.startsWith('.'))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory()) return filesBelow(path);
			return /\.(test|md)\b/.test(entry.name) ? [] : [path];
		});
}

/** The Node that came with the packages; where there is none, the machine's own must do. */
function node24() {
	const bundled = join(root, 'node_modules/.bin/node');
	if (existsSync(bundled)) return bundled;
	requireNode(process.versions.node, [24, 11]);
	return process.execPath;
}

/** @param {string} version @param {[number, number]} least */
function requireNode(version, [leastMajor, leastMinor]) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
	console.error(
		`Visavis needs Node ${leastMajor}.${leastMinor} or newer here; this is ${version}.`,
	);
	process.exit(1);
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
	if (error) console.error(`${command} could not be started: ${error.message}`);
	if (status !== 0) process.exit(status ?? 1);
}
